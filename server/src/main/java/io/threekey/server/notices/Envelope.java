package io.threekey.server.notices;

import io.threekey.server.access.Origins;
import io.threekey.server.frame.HouseZone;
import io.threekey.server.frame.Texts;
import io.threekey.server.notices.Channel.Message;
import io.threekey.server.notices.Channel.Refused;
import io.threekey.server.notices.Channel.Sent;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Puts a notice's words and its person's address together at the last moment, from rows that are genuine. */
@Component
class Envelope {

    private final NoticeTables notices;
    private final Addresses addresses;
    private final List<Channel> channels;
    private final MessageSource messages;
    private final HouseZone zone;
    private final Origins origins;

    Envelope(
            NoticeTables notices,
            Addresses addresses,
            List<Channel> channels,
            MessageSource messages,
            Origins origins,
            HouseZone zone) {
        this.notices = notices;
        this.addresses = addresses;
        this.channels = List.copyOf(channels);
        this.messages = messages;
        this.zone = zone;
        this.origins = origins;
    }

    /** A page that somebody has in hand disturbs nobody any more. */
    boolean isNeeded(Delivery delivery) {
        var notice = notices.notice(delivery.notice());
        if (notice.filter(StoredNotice::pages).isEmpty()) {
            return notice.isPresent();
        }
        var tellings = notices.tellings(delivery.notice());
        return tellings.stream()
                .filter(telling -> telling.person().equals(delivery.person()))
                .anyMatch(telling -> Inbox.isOpen(telling.recipient(), tellings));
    }

    Sent send(Delivery delivery) {
        var notice = notices.notice(delivery.notice());
        var channel = channels.stream()
                .filter(Channel::isSetUp)
                .filter(open -> open.way() == delivery.way())
                .findFirst();
        var target = channel.flatMap(open -> open.target(addresses.of(delivery.person())));
        return notice.isEmpty() || target.isEmpty()
                ? new Refused(Problem.of(Problem.Kind.NO_ADDRESS))
                : channel.orElseThrow().send(message(delivery, notice.get()), target.get());
    }

    private Message message(Delivery delivery, StoredNotice notice) {
        var texts = new Texts(messages, Locale.ENGLISH, zone.get());
        var arguments = notice.arguments().toArray();
        return new Message(
                delivery.id(),
                delivery.attempts(),
                notice.urgency(),
                oneLine(texts.t("notice.%s.subject".formatted(notice.code()), arguments)),
                texts.t("notice.%s.text".formatted(notice.code()), arguments),
                URI.create(origins.idOrigin() + notice.path()),
                URI.create(origins.idOrigin() + "/notices"),
                notice.toldAt());
    }

    /** What others wrote into an argument must not become a header of its own. */
    private static String oneLine(String text) {
        return text.replaceAll("\\p{Cntrl}+", " ").strip();
    }
}
