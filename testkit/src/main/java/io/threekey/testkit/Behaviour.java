package io.threekey.testkit;

import io.threekey.testkit.AuthenticatorData.Flag;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * How an authenticator and its browser behave in a ceremony: honestly, or in one or more hostile ways. Each deviation
 * changes one thing before the signature is made, so that what is signed stays consistent with it.
 */
public final class Behaviour {

    private static final Behaviour HONEST = new Behaviour(
            ClientData::bytes, AuthenticatorData::bytes, SignatureForm.DER, Optional.empty(), Optional.empty());

    private final Function<ClientData, byte[]> browser;
    private final Function<AuthenticatorData, byte[]> device;
    private final SignatureForm signatureForm;
    private final Optional<String> credential;
    private final Optional<String> userHandle;

    private Behaviour(
            Function<ClientData, byte[]> browser,
            Function<AuthenticatorData, byte[]> device,
            SignatureForm signatureForm,
            Optional<String> credential,
            Optional<String> userHandle) {
        this.browser = browser;
        this.device = device;
        this.signatureForm = signatureForm;
        this.credential = credential;
        this.userHandle = userHandle;
    }

    public static Behaviour honest() {
        return HONEST;
    }

    public Behaviour withoutUserPresence() {
        return device(data -> data.without(Flag.USER_PRESENT));
    }

    public Behaviour withoutUserVerification() {
        return device(data -> data.without(Flag.USER_VERIFIED));
    }

    public Behaviour backupEligible() {
        return device(data -> data.with(Flag.BACKUP_ELIGIBLE));
    }

    /** BS=1; without {@link #backupEligible()} a combination that WebAuthn 6.1.3 forbids. */
    public Behaviour backedUp() {
        return device(data -> data.with(Flag.BACKED_UP));
    }

    public Behaviour counter(long value) {
        return device(data -> data.withCounter(value));
    }

    /** The authenticator hashes another relying-party id than the options asked for. */
    public Behaviour relyingParty(String other) {
        return device(data -> data.withRelyingParty(other));
    }

    /** The browser reports another origin than that of the page. */
    public Behaviour origin(String other) {
        return browser(data -> data.withOrigin(other));
    }

    public Behaviour crossOrigin() {
        return browser(ClientData::embedded);
    }

    public Behaviour topOrigin(String origin) {
        return browser(data -> data.withTopOrigin(origin));
    }

    public Behaviour type(String other) {
        return browser(data -> data.withType(other));
    }

    /** @param other base64url without padding */
    public Behaviour challenge(String other) {
        return browser(data -> data.withChallenge(other));
    }

    /** The browser's words, once it has written them down. */
    public Behaviour clientData(UnaryOperator<byte[]> change) {
        return new Behaviour(browser.andThen(change), device, signatureForm, credential, userHandle);
    }

    /** The device's words, once it has written them down. */
    public Behaviour authenticatorData(UnaryOperator<byte[]> change) {
        return new Behaviour(browser, device.andThen(change), signatureForm, credential, userHandle);
    }

    public Behaviour rawSignature() {
        return new Behaviour(browser, device, SignatureForm.RAW, credential, userHandle);
    }

    public Behaviour signatureOverOtherBytes() {
        return new Behaviour(browser, device, SignatureForm.OVER_OTHER_BYTES, credential, userHandle);
    }

    /** Signs with this credential whatever the options allow, and whatever relying party it was made for. */
    public Behaviour credential(String id) {
        return new Behaviour(browser, device, signatureForm, Optional.of(id), userHandle);
    }

    /** @param other base64url without padding */
    public Behaviour userHandle(String other) {
        return new Behaviour(browser, device, signatureForm, credential, Optional.of(other));
    }

    byte[] clientData(ClientData honest) {
        return browser.apply(honest);
    }

    byte[] authenticatorData(AuthenticatorData honest) {
        return device.apply(honest);
    }

    SignatureForm signatureForm() {
        return signatureForm;
    }

    Optional<String> credential() {
        return credential;
    }

    Optional<String> userHandle() {
        return userHandle;
    }

    private Behaviour browser(UnaryOperator<ClientData> change) {
        return new Behaviour(browser.compose(change), device, signatureForm, credential, userHandle);
    }

    private Behaviour device(UnaryOperator<AuthenticatorData> change) {
        return new Behaviour(browser, device.compose(change), signatureForm, credential, userHandle);
    }
}
