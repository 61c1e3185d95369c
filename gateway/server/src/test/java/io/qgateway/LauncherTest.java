package io.qgateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.constantpool.ClassEntry;
import org.junit.jupiter.api.Test;

class LauncherTest {

    @Test
    void isReadableForJava17AndNeedsNothingOfTheProgram() throws IOException {
        try (var bytes = Launcher.class.getResourceAsStream("Launcher.class")) {
            var file = ClassFile.of().parse(bytes.readAllBytes());

            assertThat(file.majorVersion()).isEqualTo(ClassFile.JAVA_17_VERSION);
            for (var entry : file.constantPool()) {
                if (entry instanceof ClassEntry type) {
                    assertThat(type.asInternalName())
                            .matches("\\[*L?(java/.*|io/qgateway/Launcher)");
                }
            }
        }
    }

    @Test
    void namesTheJavaItNeedsTheOneItGotAndTheWayToStart() {
        assertThat(Launcher.refusal(17, "/usr/lib/jvm/java-17"))
                .startsWith(
                        "qgateway needs Java 25 or newer and this is Java 17 (/usr/lib/jvm/java-17)")
                .endsWith("\"$JAVA_HOME/bin/java\" -jar qgateway.jar");
    }
}
