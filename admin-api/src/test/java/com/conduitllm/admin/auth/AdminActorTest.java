package com.conduitllm.admin.auth;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AdminActorTest {

    @Test
    void isItsKeysNameWhenNothingIsClaimed() {
        assertThat(AdminActor.of("master", AdminScope.ERASE, null).label()).isEqualTo("master");
        assertThat(AdminActor.of("master", AdminScope.ERASE, "  ").label()).isEqualTo("master");
    }

    @Test
    void marksAClaimAsAClaim() {
        assertThat(AdminActor.of("master", AdminScope.ERASE, "alice").label())
                .isEqualTo("master (says: alice)");
    }

    @Test
    void keepsOnlyWhatCanBePrintedOfAClaim() {
        assertThat(AdminActor.of("master", AdminScope.READ, "a\r\nb\u0000c\u202e").label())
                .isEqualTo("master (says: abc)");
    }

    @Test
    void fitsIntoTheAuditHoweverLongTheClaimIs() {
        String label = AdminActor.of("n".repeat(64), AdminScope.READ, "x".repeat(10_000)).label();

        assertThat(label).hasSizeLessThanOrEqualTo(200);
    }
}
