package io.threekey.server.sealedrows;

import io.threekey.server.ledger.Pace;
import io.threekey.server.snapshots.Snapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Looks through every sealed table for forged rows, so that they are noticed before anybody tries them. */
@Component
class ForgedRowSearch implements Snapshot {

    private static final int MOST_NAMED = 5;

    private final Seals seals;
    private final ApplicationEventPublisher events;
    private final Pace pace = new Pace();
    private List<String> told = List.of();

    ForgedRowSearch(Seals seals, ApplicationEventPublisher events) {
        this.seals = seals;
        this.events = events;
    }

    @Override
    public String name() {
        return "the search for forged rows";
    }

    @Override
    public synchronized void lookAgain() {
        if (seals.takeSuspicion() || pace.isDue()) {
            pace.run(this::search);
        }
    }

    /** Each table by itself, so that who takes one away does not hide another; what was found stays told until then. */
    private void search() {
        var found = new TreeSet<String>();
        var unsearchable = new ArrayList<RuntimeException>();
        for (var table : seals.tables()) {
            try {
                found.addAll(table.forged());
            } catch (RuntimeException away) {
                unsearchable.add(away);
            }
        }
        if (unsearchable.isEmpty()) {
            tell(List.copyOf(found));
        } else {
            found.addAll(told);
            tell(List.copyOf(found));
            throw unsearchable.getFirst();
        }
    }

    private void tell(List<String> forged) {
        if (forged.equals(told)) {
            return;
        }
        told = forged;
        events.publishEvent(forged.isEmpty() ? new RowsGenuine() : new RowsForged(forged.size(), some(forged)));
    }

    private static String some(List<String> forged) {
        var named = forged.stream().limit(MOST_NAMED).collect(Collectors.joining(", "));
        return forged.size() > MOST_NAMED ? named + " …" : named;
    }
}
