package io.threekey.server.people;

import static java.util.stream.Collectors.toMap;

import io.threekey.server.governance.SiteNames;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

@Component
class NamesOfSites implements SiteNames {

    private final People people;

    NamesOfSites(People people) {
        this.people = people;
    }

    @Override
    public Map<String, String> siteNames() {
        return people.sites().stream()
                .collect(toMap(site -> site.id().value(), Site::name, (one, other) -> one, LinkedHashMap::new));
    }
}
