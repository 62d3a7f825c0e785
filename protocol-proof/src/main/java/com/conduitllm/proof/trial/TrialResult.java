package com.conduitllm.proof.trial;

import com.conduitllm.proof.audit.Violations.Violation;

import tools.jackson.databind.json.JsonMapper;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a trial came to.
 *
 * @param seconds with the drain at the end
 * @param operations generations and key deletions
 * @param traffic for people
 * @param objects how many rows were forgotten in the end
 * @param reclaimed how often a row was claimed again after the lease of its first owner was over
 * @param blows what struck how often
 * @param samples how often bucket and ledger were compared
 * @param stale keys that were deleted once more after their rows were gone, which is harmless
 */
public record TrialResult(
        long seed,
        String weather,
        double seconds,
        long operations,
        String traffic,
        long objects,
        long reclaimed,
        Map<String, Long> blows,
        long samples,
        long stale,
        List<Violation> violations) {
    /** What the line begins with by which a child process hands it over. */
    public static final String MARK = "RESULT ";

    private static final JsonMapper JSON = JsonMapper.builder().build();

    public String line() {
        return MARK + JSON.writeValueAsString(this);
    }

    public static Optional<TrialResult> read(List<String> lines) {
        return lines.stream()
                .filter(line -> line.startsWith(MARK))
                .findFirst()
                .map(line -> JSON.readValue(line.substring(MARK.length()), TrialResult.class));
    }
}
