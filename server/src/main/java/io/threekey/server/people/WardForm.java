package io.threekey.server.people;

import io.threekey.charter.CareSetting;
import io.threekey.charter.json.Json;
import io.threekey.server.sealedrows.Sealed;
import io.threekey.server.sealedrows.SealedForm;
import java.sql.ResultSet;
import java.sql.SQLException;

final class WardForm implements SealedForm<Ward> {

    @Override
    public String table() {
        return "people_ward";
    }

    @Override
    public Ward read(ResultSet row) throws SQLException {
        return new Ward(
                new WardId(row.getString("id")),
                new SiteId(row.getString("site")),
                row.getString("name"),
                CareSetting.ofCode(row.getString("care_setting")));
    }

    @Override
    public Sealed sealed(Ward ward) {
        return Sealed.once(
                ward.id().value(),
                Json.object()
                        .put("site", ward.site().value())
                        .put("name", ward.name())
                        .put("careSetting", ward.careSetting().code())
                        .build());
    }
}
