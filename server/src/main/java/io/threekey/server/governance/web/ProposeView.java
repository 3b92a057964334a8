package io.threekey.server.governance.web;

import io.threekey.server.frame.Words;
import java.util.List;

public record ProposeView(
        Words subject,
        String kind,
        String useCase,
        List<Group> groups,
        String reason,
        Words quorum,
        List<Words> faults) {

    public record Group(Words title, List<Field> fields) {}

    /** @param value as typed or as in force; it may be anything a person typed */
    public record Field(String name, Words label, Words unit, String value, long least, long most) {}
}
