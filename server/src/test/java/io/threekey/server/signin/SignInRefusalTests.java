package io.threekey.server.signin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ResourceBundle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SignInRefusalTests {

    private static final ResourceBundle TEXTS = ResourceBundle.getBundle("text/signin");

    @ParameterizedTest
    @EnumSource
    void eachHasACodeToSayAndANextStep(SignInRefusal refusal) {
        var key = "refusal.sign-in." + refusal.code();

        assertThat(TEXTS.getString(key + ".code")).matches("[A-Z]+-[0-9]{2}");
        assertThat(TEXTS.getString(key + ".says")).isNotBlank();
        assertThat(TEXTS.getString(key + ".next")).isNotBlank();
    }
}
