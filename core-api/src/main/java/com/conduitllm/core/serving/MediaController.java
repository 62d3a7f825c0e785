package com.conduitllm.core.serving;

import com.conduitllm.core.error.ApiError;
import com.conduitllm.core.error.ApiException;
import com.conduitllm.media.record.MediaLookup;
import com.conduitllm.media.record.MediaRecord;
import com.conduitllm.media.storage.StorageKey;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.ETag;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.ServletWebRequest;

import java.io.IOException;
import java.util.Objects;

/** {@code GET|HEAD /v1/media/{storageKey}}: conditional requests and ranges by RFC 9110. */
@Tag(name = "media")
@RestController
class MediaController {
    private final MediaLookup lookup;
    private final MediaHeaders headers;
    private final MediaTransfer transfer;

    MediaController(MediaLookup lookup, MediaHeaders headers, MediaTransfer transfer) {
        this.lookup = lookup;
        this.headers = headers;
        this.transfer = transfer;
    }

    @Operation(
            summary = "Fetch a medium",
            description =
                    "Everybody who knows the URL may fetch it while its key is active. Conditional"
                            + " requests are answered from the record; a single byte range is"
                            + " answered with 206.")
    @ApiResponse(responseCode = "200", description = "The bytes")
    @ApiResponse(responseCode = "206", description = "The bytes of the range")
    @ApiResponse(responseCode = "304", description = "The client's copy is still right")
    @ApiResponse(responseCode = "404", description = "No such medium, or no longer")
    @ApiResponse(responseCode = "416", description = "The range begins behind the last byte")
    @GetMapping("/v1/media/{*storageKey}")
    void serve(
            @Parameter(description = "storage key") @PathVariable String storageKey,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        // The pattern's value begins with the slash that separates it.
        MediaRecord media =
                StorageKey.parse(storageKey.substring(1))
                        .flatMap(lookup::findServable)
                        .orElseThrow(MediaController::notFound);
        requireMatch(request, media);
        HttpHeaders fields = headers.of(media);
        if (new ServletWebRequest(request, response).checkNotModified(MediaHeaders.eTag(media))) {
            MediaTransfer.apply(fields, response);
            return;
        }
        // The check has set it already, and a refusal must not carry it.
        response.setHeader(HttpHeaders.ETAG, null);
        transfer.send(media, fields, decide(request, media), response);
    }

    /** RFC 9110 §13.1.1, which Spring checks for unsafe methods only. */
    private static void requireMatch(HttpServletRequest request, MediaRecord media) {
        String wanted = request.getHeader(HttpHeaders.IF_MATCH);
        ETag current = ETag.create(MediaHeaders.eTag(media));
        if (wanted != null
                && ETag.parse(wanted).stream()
                        .noneMatch(tag -> tag.isWildcard() || tag.compare(current, true))) {
            throw ApiError.of(412, "precondition_failed", "The medium is not the one asked for.")
                    .asException();
        }
    }

    private static ServeDecision decide(HttpServletRequest request, MediaRecord media) {
        if (HttpMethod.HEAD.matches(request.getMethod())) {
            return new ServeDecision.HeadersOnly();
        }
        return RangeRequest.decide(
                request.getHeader(HttpHeaders.RANGE),
                request.getHeader(HttpHeaders.IF_RANGE),
                MediaHeaders.eTag(media),
                Objects.requireNonNull(media.sizeBytes()));
    }

    static ApiException notFound() {
        return ApiError.notFound("media_not_found", "There is no such medium.").asException();
    }
}
