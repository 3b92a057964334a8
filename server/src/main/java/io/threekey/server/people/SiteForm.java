package io.threekey.server.people;

import io.threekey.charter.json.Json;
import io.threekey.server.sealedrows.Sealed;
import io.threekey.server.sealedrows.SealedForm;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneId;

final class SiteForm implements SealedForm<Site> {

    @Override
    public String table() {
        return "people_site";
    }

    @Override
    public Site read(ResultSet row) throws SQLException {
        return new Site(new SiteId(row.getString("id")), row.getString("name"), ZoneId.of(row.getString("time_zone")));
    }

    @Override
    public Sealed sealed(Site site) {
        return Sealed.once(
                site.id().value(),
                Json.object()
                        .put("name", site.name())
                        .put("timeZone", site.timeZone().getId())
                        .build());
    }
}
