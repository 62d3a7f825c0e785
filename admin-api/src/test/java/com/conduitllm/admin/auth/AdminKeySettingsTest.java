package com.conduitllm.admin.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.conduitllm.environment.ConfigurationProblem;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

import java.util.List;
import java.util.Map;

class AdminKeySettingsTest {
    private static final String DIGEST = "ab".repeat(32);

    @Test
    void mapsEveryVariable() {
        AdminKeySettings settings =
                bind(
                        Map.of(
                                "conduitllm.admin.masterkey", "0123456789abcdef",
                                "conduitllm.admin.keys[0].name", "dashboard",
                                "conduitllm.admin.keys[0].sha256", DIGEST,
                                "conduitllm.admin.keys[0].scope", "read",
                                "conduitllm.admin.keys[1].name", "ops@example.org",
                                "conduitllm.admin.keys[1].sha256", "cd".repeat(32),
                                "conduitllm.admin.keys[1].scope", "erase"));

        assertThat(settings.masterKey()).isEqualTo("0123456789abcdef");
        assertThat(settings.keys())
                .containsExactly(
                        new AdminKeySettings.NamedKey("dashboard", DIGEST, AdminScope.READ),
                        new AdminKeySettings.NamedKey(
                                "ops@example.org", "cd".repeat(32), AdminScope.ERASE));
    }

    @Test
    void hasNoNamedKeysByDefault() {
        AdminKeySettings settings = bind(Map.of("conduitllm.admin.masterkey", "0123456789abcdef"));

        assertThat(settings.keys()).isEmpty();
    }

    @Test
    void doesNotStartWithoutAnyKey() {
        assertThatThrownBy(() -> new AdminKeySettings(null, List.of()))
                .isInstanceOf(ConfigurationProblem.class)
                .hasMessageContaining("CONDUIT_API_TO_API_BACKEND_AUTH_KEY")
                .hasMessageContaining("CONDUITLLM__ADMIN__KEYS__0__NAME");
    }

    @Test
    void doesNotStartWithAShortMasterKeyAndDoesNotQuoteIt() {
        assertThatThrownBy(() -> new AdminKeySettings("tooshort", List.of()))
                .isInstanceOf(ConfigurationProblem.class)
                .hasMessageContaining("CONDUITLLM__ADMIN__MASTERKEY")
                .hasMessageContaining("16")
                .hasMessageNotContaining("tooshort");
    }

    @ParameterizedTest
    @CsvSource({
        ",            DIGEST, read, NAME",
        "' ',         DIGEST, read, NAME",
        "'a\nb',      DIGEST, read, NAME",
        "master,      DIGEST, read, NAME",
        "alice,       ,       read, SHA256",
        "alice,       abc,    read, SHA256",
        "alice,       DIGEST, ,     SCOPE"
    })
    void namesTheVariableOfABadNamedKey(String name, String sha256, String scope, String variable) {
        var key =
                new AdminKeySettings.NamedKey(
                        name,
                        "DIGEST".equals(sha256) ? DIGEST : sha256,
                        scope == null ? null : AdminScope.READ);

        assertThatThrownBy(() -> new AdminKeySettings(null, List.of(key)))
                .isInstanceOf(ConfigurationProblem.class)
                .hasMessageContaining("CONDUITLLM__ADMIN__KEYS__0__" + variable);
    }

    @Test
    void doesNotTakeOneNameTwice() {
        var one = new AdminKeySettings.NamedKey("alice", DIGEST, AdminScope.READ);
        var other = new AdminKeySettings.NamedKey("alice", "cd".repeat(32), AdminScope.ERASE);

        assertThatThrownBy(() -> new AdminKeySettings(null, List.of(one, other)))
                .hasMessageContaining("CONDUITLLM__ADMIN__KEYS__1__NAME");
    }

    @Test
    void doesNotBindAnUnknownScope() {
        assertThatThrownBy(() ->
                        bind(
                                Map.of(
                                        "conduitllm.admin.keys[0].name", "alice",
                                        "conduitllm.admin.keys[0].sha256", DIGEST,
                                        "conduitllm.admin.keys[0].scope", "root")))
                .isInstanceOf(BindException.class)
                .hasMessageContaining("keys[0]");
    }

    @Test
    void doesNotShowTheMasterKey() {
        var settings = new AdminKeySettings("0123456789abcdef", List.of());

        assertThat(settings.toString()).doesNotContain("0123456789abcdef");
    }

    private static AdminKeySettings bind(Map<String, String> properties) {
        return new Binder(new MapConfigurationPropertySource(properties))
                .bindOrCreate("conduitllm.admin", AdminKeySettings.class);
    }
}
