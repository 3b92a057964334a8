package io.threekey.server.frame;

/** The words for answers that no module gave words to. */
final class StatusRefusals {

    private StatusRefusals() {}

    static Refusal of(int status) {
        return Refusal.of(
                switch (status) {
                    case 401 -> "signed-out";
                    case 403 -> "not-yours";
                    case 404 -> "not-found";
                    case 405, 406, 415 -> "not-possible";
                    case 413 -> "too-large";
                    case 421 -> "misdirected";
                    case 503 -> "unavailable";
                    default -> status < 500 ? "not-understood" : "broken";
                });
    }
}
