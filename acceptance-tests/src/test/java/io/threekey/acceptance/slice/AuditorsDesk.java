package io.threekey.acceptance.slice;

import java.io.IOException;
import java.nio.file.Path;

/** Takes exports and verifies them with nothing but the verifier and the fingerprint that was kept. */
record AuditorsDesk(Path folder, String fingerprint) {

    Path exportOf(Hospital hospital, String name) throws IOException {
        var out = folder.resolve(name);
        Run.of(
                        Packaged.exportCommand(Packaged.unpacked("server")),
                        "--home",
                        hospital.home().toString(),
                        "--out",
                        out.toString())
                .mustEndWith(0);
        return out;
    }

    Run verifies(Path export) throws IOException {
        return Run.of(Packaged.verifier(), export.toString(), "--fingerprint", fingerprint);
    }
}
