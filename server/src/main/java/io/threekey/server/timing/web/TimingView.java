package io.threekey.server.timing.web;

import io.threekey.server.frame.Tone;
import io.threekey.server.frame.Words;
import java.util.List;
import java.util.Optional;

/**
 * @param choices what else can be shown
 * @param shows what is shown, and what of it is not real
 * @param nothing why there are no figures, where there are none
 * @param propose where a limit is proposed that nobody has decided yet
 */
public record TimingView(
        Words lead,
        List<Choice> choices,
        Words shows,
        Optional<Words> nothing,
        List<Undecided> propose,
        List<StageRow> stages,
        List<UseCaseRow> useCases,
        List<WardRow> wards,
        List<ApplicationRow> applications,
        List<CauseRow> causes,
        List<InTheWayRow> inTheWay,
        Words counting) {

    public record Choice(Words name, String url, boolean chosen) {}

    public record Undecided(Words says, String url) {}

    /** @param what it is, for whom it is no word of theirs */
    public record StageRow(Words name, Words what, Words half, Words most) {}

    public record UseCaseRow(Words name, Words signIns, Words half, Words most) {}

    /**
     * @param failed how often somebody did not get in
     * @param commonest key of the texts of the commonest cause that enough people met
     */
    public record WardRow(
            String name,
            Words useCase,
            Words signIns,
            Words failed,
            Optional<String> commonest,
            Words half,
            Words most,
            Words limit,
            Optional<Words> verdict,
            Tone tone) {}

    public record ApplicationRow(String name, Words half, Words most, Words own) {}

    /** @param refusal key of its texts */
    public record CauseRow(String refusal, Words times) {}

    public record InTheWayRow(String ward, Words hindrance, Words times) {}
}
