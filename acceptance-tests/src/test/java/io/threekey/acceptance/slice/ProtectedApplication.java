package io.threekey.acceptance.slice;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** An application that knows nothing of OpenID, behind Apache with mod_auth_openidc as Debian ships them. */
final class ProtectedApplication implements AutoCloseable {

    static final String CLIENT = "ward-board";

    private static final Path APACHE = Path.of("/usr/sbin/apache2");
    private static final Path MODULE = Path.of("/usr/lib/apache2/modules/mod_auth_openidc.so");
    private static final String PAGE = """
            <!doctype html><html lang="en"><title>Ward board</title><link rel="icon" href="data:,">
            <main>name=<!--#echo var="OIDC_CLAIM_name" --> acr=<!--#echo var="OIDC_CLAIM_acr" --></main>
            """;

    private final int port;
    private final Process process;

    private ProtectedApplication(int port, Process process) {
        this.port = port;
        this.process = process;
    }

    static boolean isInstalled() {
        return Files.exists(APACHE) && Files.exists(MODULE);
    }

    /** @param folder of its own, for its page and its log */
    static ProtectedApplication of(Hospital hospital, Path folder) throws IOException {
        Files.createDirectories(folder.resolve("pages"));
        Files.writeString(folder.resolve("pages/board"), PAGE);
        var port = RealApplication.freePort();
        var process = new ProcessBuilder(
                        APACHE.toString(),
                        "-X",
                        "-C",
                        "Define ISSUER " + hospital.console(""),
                        "-C",
                        "Define CLIENT " + CLIENT,
                        "-C",
                        "Define PORT " + port,
                        "-C",
                        "Define FOLDER " + folder,
                        "-f",
                        Path.of("partners/ward-board.conf").toAbsolutePath().toString())
                .inheritIO()
                .start();
        return new ProtectedApplication(port, process);
    }

    String at(String path) {
        return "http://127.0.0.1:" + port + path;
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
