package io.threekey.server.notices;

import io.threekey.charter.PersonId;
import io.threekey.charter.json.Json;
import io.threekey.evidence.References;
import io.threekey.server.ledger.EntryType;
import io.threekey.server.ledger.EntryTypes;
import io.threekey.server.ledger.Ledger;
import io.threekey.server.sealedrows.SealedRows;
import io.threekey.server.sealedrows.Seals;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Where people are reached outside of the console. The ledger says that an address changed, and not to what. */
@Component
public class Addresses {

    static final EntryType CHANGED = new EntryType(
            "address.changed",
            "notices.entry.address-changed",
            References.nothing().person("person"));
    static final EntryTypes TYPES = EntryTypes.of(CHANGED);

    private final JdbcClient sql;
    private final SealedRows<KnownAddress> rows;
    private final Ledger ledger;

    Addresses(JdbcClient sql, Seals seals, Ledger ledger) {
        this.sql = sql;
        this.rows = seals.in(new KnownAddress.Form());
        this.ledger = ledger;
    }

    public Address of(PersonId person) {
        return find(person).map(KnownAddress::address).orElse(Address.NONE);
    }

    /** @return false where it is the same as before */
    @Transactional
    public boolean keep(PersonId person, Address address) {
        var before = find(person);
        if (before.map(KnownAddress::address).orElse(Address.NONE).equals(address)) {
            return false;
        }
        write(new KnownAddress(person, before.map(KnownAddress::version).orElse(0L) + 1, address));
        ledger.append(
                CHANGED,
                person.value(),
                Json.object()
                        .put("person", person.value())
                        .put("mail", address.mail().isPresent())
                        .put("pager", address.pager().isPresent())
                        .build());
        return true;
    }

    private Optional<KnownAddress> find(PersonId person) {
        return rows.at(sql.sql("select * from notices_address where person = ?").param(person.value()));
    }

    /** In place of whatever row somebody else may have put there. */
    private void write(KnownAddress known) {
        sql.sql("""
                insert into notices_address (person, version, mail, pager, mac) values (?, ?, ?, ?, ?)
                on conflict (person) do update
                set version = excluded.version, mail = excluded.mail, pager = excluded.pager, mac = excluded.mac""")
                .params(
                        known.person().value(),
                        known.version(),
                        known.address().mail().orElse(""),
                        known.address().pager().orElse(""),
                        rows.mac(known))
                .update();
    }
}
