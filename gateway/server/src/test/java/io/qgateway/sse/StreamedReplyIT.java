package io.qgateway.sse;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.qgateway.conversation.ReplyEvent.Finished;
import io.qgateway.conversation.ReplyEvent.TextDelta;
import io.qgateway.conversation.StopReason;
import io.qgateway.conversation.UpstreamException;
import io.qgateway.conversation.UpstreamException.Kind;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Path;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.startup.Tomcat;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StreamedReplyIT {

    private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();
    private static final String LAST_CHUNK = "\r\n0\r\n\r\n";

    @TempDir private Path folder;

    private final Tomcat tomcat = new Tomcat();

    @BeforeEach
    void start() throws LifecycleException {
        tomcat.setBaseDir(folder.toString());
        tomcat.setHostname("127.0.0.1");
        tomcat.setPort(0);
        tomcat.getConnector().setProperty("address", "127.0.0.1");
        var context = tomcat.addContext("", null);
        Tomcat.addServlet(context, "answer", new Answer()).addMapping("/*");
        tomcat.start();
    }

    @AfterEach
    void stop() throws LifecycleException {
        tomcat.stop();
        tomcat.destroy();
    }

    @Test
    void endsAWholeAnswerCleanly() throws IOException {
        assertThat(get("/whole")).contains("<Hello>", "<end>").endsWith(LAST_CHUNK);
    }

    @Test
    void cutsABrokenAnswerOffAfterItsErrorEvent() throws IOException {
        assertThat(get("/broken"))
                .startsWith("HTTP/1.1 200")
                .contains("<Hello>", "<error CORRUPT>")
                .doesNotContain(LAST_CHUNK);
    }

    /** Everything up to the end of the connection. */
    private String get(String path) throws IOException {
        try (var socket = new Socket(LOOPBACK, tomcat.getConnector().getLocalPort())) {
            socket.setSoTimeout(10_000);
            // A whole answer would keep the connection open.
            var last = path.equals("/whole") ? "Connection: close\r\n" : "";
            var request = "GET " + path + " HTTP/1.1\r\nHost: localhost\r\n" + last + "\r\n";
            socket.getOutputStream().write(request.getBytes(ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), UTF_8);
        }
    }

    private static final class Answer extends HttpServlet {

        private static final long serialVersionUID = 1L;

        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response)
                throws IOException {
            var reply = PlainEncoder.streamTo(response);
            reply.accept(new TextDelta("Hello"));
            reply.flush();
            if (request.getRequestURI().equals("/broken")) {
                reply.fail(new UpstreamException(Kind.CORRUPT, "Broken."));
            }
            reply.accept(new Finished(StopReason.END_TURN));
        }
    }
}
