package com.conduitllm.stack.story;

import com.conduitllm.stack.state.DataFolder;
import com.conduitllm.stack.state.Endpoints;
import com.conduitllm.stack.terminal.Style;
import com.conduitllm.stack.terminal.Terminal;

/** What a person needs once everything runs: addresses, keys, three commands to paste. */
record UpCard(Terminal terminal, Endpoints endpoints, DataFolder folder) {

    String text() {
        return String.join(
                "\n",
                "",
                row("Core", String.valueOf(endpoints.coreUrl())),
                row("  key", String.valueOf(endpoints.virtualKey())),
                row("Admin", String.valueOf(endpoints.adminUrl())),
                row("  key", String.valueOf(endpoints.adminKey())),
                row("S3", endpoints.s3().endpoint() + "  bucket " + endpoints.s3().bucket()),
                row("Logs", folder.logs().toString()),
                "",
                heading("Generate an image"),
                generate(),
                "",
                heading("See its record"),
                "  curl -s %s/media -H 'X-API-Key: %s'".formatted(keyUrl(), endpoints.adminKey()),
                "",
                heading("Delete the key and everything that it made"),
                "  curl -s -X DELETE %s -H 'X-API-Key: %s'"
                        .formatted(keyUrl(), endpoints.adminKey()),
                "",
                "  " + terminal.paint(Style.DIM, "Ctrl-C stops everything; the data stays."));
    }

    private String generate() {
        return """
          curl -s %s/v1/images/generations -H 'Authorization: Bearer %s' \\
            -H 'Content-Type: application/json' \\
            -d '{"model":"sample-image","prompt":"a lighthouse at dusk"}'\
        """
                .formatted(endpoints.coreUrl(), endpoints.virtualKey());
    }

    private String keyUrl() {
        return endpoints.adminUrl() + "/api/admin/virtual-keys/" + endpoints.virtualKeyId();
    }

    private String row(String name, String value) {
        return "  " + terminal.paint(Style.BOLD, "%-8s".formatted(name)) + value;
    }

    private String heading(String text) {
        return "  " + terminal.paint(Style.ACCENT, text);
    }
}
