package io.threekey.server.notices;

import io.threekey.server.frame.Texts;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import javax.net.ssl.SSLException;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.springframework.context.MessageSource;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Plain-text mail through the hospital's relay (RFC 5321). */
@Component
@Order(1)
class MailChannel implements Channel {

    private static final long CONNECT_MILLIS = Duration.ofSeconds(5).toMillis();
    private static final long ANSWER_MILLIS = Duration.ofSeconds(10).toMillis();
    private static final int PERMANENT = 500;

    private final Optional<MailRelay> relay;
    private final Texts texts;

    MailChannel(MailRelay.Settings settings, MessageSource messages) {
        this.relay = settings.relay();
        this.texts = new Texts(messages, Locale.ENGLISH, ZoneOffset.UTC);
    }

    @Override
    public Way way() {
        return Way.MAIL;
    }

    @Override
    public boolean isSetUp() {
        return relay.isPresent();
    }

    @Override
    public boolean serves(Urgency urgency) {
        return true;
    }

    @Override
    public Optional<String> target(Address address) {
        return address.mail();
    }

    @Override
    public Sent send(Message message, String target) {
        var through = relay.orElseThrow();
        var session = Session.getInstance(properties(through));
        try (var transport = session.getTransport(through.tls() == MailRelay.Tls.TLS ? "smtps" : "smtp")) {
            var mail = mail(session, through, message, target);
            transport.connect(
                    through.host(),
                    through.port(),
                    through.login().map(MailRelay.Login::user).orElse(null),
                    through.login().map(MailRelay.Login::password).orElse(null));
            transport.sendMessage(mail, mail.getAllRecipients());
            return new Delivered();
        } catch (MessagingException failed) {
            return outcome(failed);
        }
    }

    private MimeMessage mail(Session session, MailRelay through, Message message, String target)
            throws MessagingException {
        var mail = new NamedMail(session, message.delivery(), through.from());
        mail.setFrom(new InternetAddress(through.from()));
        mail.setRecipient(jakarta.mail.Message.RecipientType.TO, new InternetAddress(target));
        mail.setSubject(texts.t(subjectKey(message.urgency()), message.subject()), "UTF-8");
        mail.setText(
                texts.t(
                        textKey(message.urgency()),
                        message.text(),
                        message.link().toString(),
                        message.inbox().toString()),
                "UTF-8");
        mail.setSentDate(Date.from(message.toldAt()));
        // RFC 3834: no automatic answers to this, please
        mail.setHeader("Auto-Submitted", "auto-generated");
        mail.saveChanges();
        return mail;
    }

    private static String subjectKey(Urgency urgency) {
        return urgency == Urgency.PAGE ? "notices.mail.subject.page" : "notices.mail.subject.inform";
    }

    private static String textKey(Urgency urgency) {
        return urgency == Urgency.PAGE ? "notices.mail.text.page" : "notices.mail.text.inform";
    }

    private static Properties properties(MailRelay through) {
        var protocol = through.tls() == MailRelay.Tls.TLS ? "mail.smtps." : "mail.smtp.";
        var properties = new Properties();
        properties.setProperty(protocol + "connectiontimeout", String.valueOf(CONNECT_MILLIS));
        properties.setProperty(protocol + "timeout", String.valueOf(ANSWER_MILLIS));
        properties.setProperty(protocol + "writetimeout", String.valueOf(ANSWER_MILLIS));
        properties.setProperty(protocol + "ssl.checkserveridentity", "true");
        properties.setProperty(protocol + "auth", String.valueOf(through.login().isPresent()));
        if (through.tls() == MailRelay.Tls.STARTTLS) {
            properties.setProperty("mail.smtp.starttls.enable", "true");
            properties.setProperty("mail.smtp.starttls.required", "true");
        }
        return properties;
    }

    private static Sent outcome(MessagingException failed) {
        return status(failed)
                .<Sent>map(status -> status >= PERMANENT
                        ? new Refused(Problem.saidNo(status))
                        : new Postponed(Problem.saidNo(status)))
                .orElseGet(() -> new Postponed(Problem.of(kind(failed))));
    }

    private static Optional<Integer> status(MessagingException failed) {
        return switch (failed) {
            case SMTPSendFailedException said -> Optional.of(said.getReturnCode());
            case SMTPAddressFailedException said -> Optional.of(said.getReturnCode());
            case SendFailedException wrapped
            when wrapped.getNextException() instanceof MessagingException next -> status(next);
            default -> Optional.empty();
        };
    }

    private static Problem.Kind kind(MessagingException failed) {
        // a relay without STARTTLS is known by no other sign
        return String.valueOf(failed.getMessage()).startsWith("STARTTLS is required")
                ? Problem.Kind.NOT_TRUSTED
                : kindOfCause(failed);
    }

    private static Problem.Kind kindOfCause(Throwable failed) {
        for (var cause = Optional.of(failed);
                cause.isPresent();
                cause = Optional.ofNullable(cause.get().getCause())) {
            if (cause.get() instanceof SocketTimeoutException) {
                return Problem.Kind.TOO_SLOW;
            }
            if (cause.get() instanceof SSLException) {
                return Problem.Kind.NOT_TRUSTED;
            }
        }
        return Problem.Kind.UNREACHABLE;
    }

    /** Every attempt has the same Message-ID, by which a mailbox can tell a repetition (RFC 5322, 3.6.4). */
    private static final class NamedMail extends MimeMessage {

        private final String delivery;
        private final String from;

        NamedMail(Session session, String delivery, String from) {
            super(session);
            this.delivery = delivery;
            this.from = from;
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", "<" + delivery + from.substring(from.indexOf('@')) + ">");
        }
    }
}
