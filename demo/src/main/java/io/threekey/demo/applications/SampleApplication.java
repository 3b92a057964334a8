package io.threekey.demo.applications;

import java.util.List;

/** An application of this hospital, as IAM would describe it to security. */
public enum SampleApplication {
    ROTA("rota", "Rota", "aal2", false, "Everybody looks at the rota, at home too."),
    CHARTS("chart-viewer", "Chart viewer", "aal2", true, "Charts are read at the bedside, many times an hour."),
    PHARMACY(
            "pharmacy",
            "Pharmacy",
            "aal3",
            true,
            "Controlled drugs are ordered there: no copied key, and no guessing who it was.");

    private final String client;
    private final String title;
    private final String needs;
    private final boolean provesItself;
    private final String reason;

    SampleApplication(String client, String title, String needs, boolean provesItself, String reason) {
        this.client = client;
        this.title = title;
        this.needs = needs;
        this.provesItself = provesItself;
        this.reason = reason;
    }

    /** Its {@code client_id}. */
    public String client() {
        return client;
    }

    public String title() {
        return title;
    }

    String needs() {
        return needs;
    }

    /** Whether it has a key of its own; the rota runs in browsers only, and can keep none. */
    boolean provesItself() {
        return provesItself;
    }

    /** What happens around sign-ins that it wants to be told at once; only the chart viewer listens. */
    List<String> hears() {
        return this == CHARTS ? List.of("session-revoked", "credential-change", "risk-level-change") : List.of();
    }

    String reason() {
        return reason;
    }
}
