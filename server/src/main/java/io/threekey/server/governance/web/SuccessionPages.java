package io.threekey.server.governance.web;

import io.threekey.charter.Function;
import io.threekey.charter.PersonId;
import io.threekey.charter.Rank;
import io.threekey.charter.Seat;
import io.threekey.server.access.Caller;
import io.threekey.server.access.Origins;
import io.threekey.server.access.Permission;
import io.threekey.server.access.Requires;
import io.threekey.server.frame.Page;
import io.threekey.server.frame.TypedDay;
import io.threekey.server.frame.Words;
import io.threekey.server.governance.CharterWords;
import io.threekey.server.governance.OfferedKeys;
import io.threekey.server.governance.OfferedKeys.Candidate;
import io.threekey.server.governance.PoliciesInForce;
import io.threekey.server.governance.ProposalBox;
import io.threekey.server.governance.ProposalBox.Outcome.Faulty;
import io.threekey.server.governance.ProposalBox.Outcome.Proposed;
import io.threekey.server.governance.Successions;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Proposing who holds a seat next, with which keys and until when, or one deputy more. */
@Controller
@Requires(Permission.SEATED)
class SuccessionPages {

    private static final String DEPUTY = "deputy:";
    private static final Period USUAL_TERM = Period.ofYears(2);

    private final PoliciesInForce policies;
    private final OfferedKeys offered;
    private final Successions successions;
    private final SigningDoor signing;
    private final Origins origins;
    private final Clock clock;

    SuccessionPages(
            PoliciesInForce policies,
            OfferedKeys offered,
            Successions successions,
            SigningDoor signing,
            Origins origins,
            Clock clock) {
        this.policies = policies;
        this.offered = offered;
        this.successions = successions;
        this.signing = signing;
        this.origins = origins;
        this.clock = clock;
    }

    @GetMapping("/succession")
    Page write(@RequestParam Map<String, String> asked) {
        return Page.of("governance/succession", form(asked, List.of()));
    }

    @PostMapping("/succession")
    Object propose(@RequestParam Map<String, String> typed, Caller.SignedIn caller) {
        return switch (outcome(typed, new PersonId(caller.person()))) {
            case Proposed(var id) -> signing.read(id);
            case Faulty(var faults) ->
                Page.of("governance/succession", form(typed, faults)).withStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        };
    }

    private ProposalBox.Outcome outcome(Map<String, String> typed, PersonId by) {
        var successor = offered.candidates().stream()
                .filter(one -> one.person().value().equals(typed.getOrDefault("person", "")))
                .findFirst();
        var until = until(typed.getOrDefault("until", ""));
        if (successor.isEmpty() || until.isEmpty()) {
            return new Faulty(List.of(Words.of(
                    successor.isEmpty() ? "governance.succession.fault.keys" : "governance.succession.fault.term")));
        }
        return propose(
                by, typed.getOrDefault("seat", ""), successor.get(), until.get(), typed.getOrDefault("reason", ""));
    }

    private ProposalBox.Outcome propose(PersonId by, String seat, Candidate who, Instant until, String reason) {
        var function = Stream.of(Function.values())
                .filter(each -> seat.equals(DEPUTY + each.code()))
                .findFirst();
        if (function.isPresent()) {
            return successions.proposeDeputy(by, function.get(), who, until, reason);
        }
        return policies.chain().charter().seats().stream()
                .map(Seat::id)
                .filter(id -> id.value().equals(seat))
                .findFirst()
                .map(id -> successions.propose(by, id, who, until, reason))
                .orElseGet(() -> new Faulty(List.of(Words.of("governance.succession.fault.seat"))));
    }

    /** A term ends with its last day, where the hospital's offices are. */
    private Optional<Instant> until(String day) {
        var zone = policies.chain().charter().calendar().zone();
        return TypedDay.read(day)
                .map(last -> last.plusDays(1).atStartOfDay(zone).toInstant());
    }

    private SuccessionView form(Map<String, String> typed, List<Words> faults) {
        var charter = policies.chain().charter();
        var seat = typed.getOrDefault("seat", "");
        var today = LocalDate.ofInstant(clock.instant(), charter.calendar().zone());
        var seats = Stream.concat(
                        charter.seats().stream().map(each -> choice(each, seat)),
                        Stream.of(Function.values())
                                .filter(function -> charter.seats().stream()
                                        .anyMatch(each -> each.function() == function && each.rank() == Rank.OWNER))
                                .map(function -> deputy(function, seat)))
                .toList();
        var wanted = seats.stream().filter(SuccessionView.Choice::chosen).findFirst();
        return new SuccessionView(
                wanted.map(SuccessionView.Choice::name),
                wanted.map(one -> "/succession?seat=" + one.value()).orElse("/succession"),
                origins.idOrigin() + "/decision-keys",
                seats,
                offered.candidates().stream()
                        .map(one -> new SuccessionView.Choice(
                                one.person().value(),
                                Words.of("governance.proposal.plan.person", one.name()),
                                one.person().value().equals(typed.getOrDefault("person", ""))))
                        .toList(),
                offered.candidates().stream().map(this::keys).toList(),
                typed.getOrDefault("until", today.plus(USUAL_TERM).toString()),
                typed.getOrDefault("reason", ""),
                faults);
    }

    private Words keys(Candidate one) {
        return Words.of(
                "governance.succession.keys",
                one.name(),
                successions.keysOf(one).stream().map(CharterWords::key).toList());
    }

    private static SuccessionView.Choice choice(Seat seat, String chosen) {
        return new SuccessionView.Choice(
                seat.id().value(),
                Words.of("governance.succession.seat", CharterWords.seat(seat), seat.holderName()),
                seat.id().value().equals(chosen));
    }

    private static SuccessionView.Choice deputy(Function function, String chosen) {
        return new SuccessionView.Choice(
                DEPUTY + function.code(),
                Words.of("governance.succession.deputy", CharterWords.function(function)),
                chosen.equals(DEPUTY + function.code()));
    }
}
