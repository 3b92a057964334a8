package io.threekey.acceptance.drills;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** One employee who renames a key without pause until the server is gone, and remembers what it acknowledged. */
final class Renaming {

    private final Employee employee;
    private final String key;
    private final List<String> asked = new ArrayList<>();
    private final List<String> acknowledged = new ArrayList<>();
    private Thread thread = Thread.ofPlatform().unstarted(() -> {});

    Renaming(Employee employee) throws IOException {
        this.employee = employee;
        this.key = employee.key();
    }

    void begins() {
        thread = Thread.ofPlatform().name(employee.person()).start(() -> {
            while (renamesOnce()) {}
        });
    }

    /** Once the server is gone; nothing else ends it. */
    void awaitEnd() {
        try {
            thread.join();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    Employee employee() {
        return employee;
    }

    List<String> asked() {
        return asked;
    }

    List<String> acknowledged() {
        return acknowledged;
    }

    private boolean renamesOnce() {
        var label = "%s %d".formatted(employee.person(), asked.size());
        asked.add(label);
        try {
            if (!employee.renames(key, label)) {
                return false;
            }
            acknowledged.add(label);
            return true;
        } catch (IOException gone) {
            return false;
        }
    }
}
