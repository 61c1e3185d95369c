package io.qgateway.webserver;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.CharBuffer;
import org.apache.catalina.connector.InputBuffer;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;

/**
 * Takes away the 16 KB of character buffer that Tomcat gives each request for {@code getReader()},
 * which nothing here calls: a third of what an idle stream would otherwise hold. Tomcat has no
 * setting for it, so this reaches into two private fields; docs/decisions/0004 says why, and a test
 * tells when they are gone.
 */
final class SlimRequests extends ValveBase {

    private static final int ENOUGH_FOR_A_READER_TO_WORK = 64;
    private static final VarHandle INPUT = field(Request.class, "inputBuffer", InputBuffer.class);
    private static final VarHandle CHARACTERS = field(InputBuffer.class, "cb", CharBuffer.class);

    SlimRequests() {
        super(true);
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        slim(request);
        getNext().invoke(request, response);
    }

    private static void slim(Request request) {
        var input = (InputBuffer) INPUT.get(request);
        var characters = (CharBuffer) CHARACTERS.get(input);
        if (characters.capacity() > ENOUGH_FOR_A_READER_TO_WORK) {
            CHARACTERS.set(input, CharBuffer.allocate(ENOUGH_FOR_A_READER_TO_WORK).limit(0));
        }
    }

    private static VarHandle field(Class<?> owner, String name, Class<?> type) {
        try {
            return MethodHandles.privateLookupIn(owner, MethodHandles.lookup())
                    .findVarHandle(owner, name, type);
        } catch (ReflectiveOperationException changed) {
            throw new IllegalStateException(
                    "Tomcat has no " + owner.getSimpleName() + "." + name + " any more", changed);
        }
    }
}
