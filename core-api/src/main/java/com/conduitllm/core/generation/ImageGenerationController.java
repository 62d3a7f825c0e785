package com.conduitllm.core.generation;

import com.conduitllm.core.auth.AuthenticatedKey;
import com.conduitllm.core.error.RequestId;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

import tools.jackson.databind.node.ObjectNode;

import java.io.IOException;

/** {@code POST /v1/images/generations} (OpenAI API reference, images). */
@Tag(name = "images")
@RestController
class ImageGenerationController {
    private final ImageGeneration generation;
    private final AnswerWriter answers;

    ImageGenerationController(ImageGeneration generation, AnswerWriter answers) {
        this.generation = generation;
        this.answers = answers;
    }

    @Operation(
            summary = "Make images from a prompt",
            description =
                    "Every image is stored, recorded and announced before the answer is sent; n is"
                            + " all or nothing. Fields that are not listed are passed on to the"
                            + " provider.",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                                            schema =
                                                    @Schema(
                                                            implementation =
                                                                    GenerationSchema.Request
                                                                            .class))))
    @ApiResponse(
            responseCode = "200",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                            schema = @Schema(implementation = GenerationSchema.Answer.class)))
    @PostMapping(path = "/v1/images/generations", consumes = MediaType.APPLICATION_JSON_VALUE)
    void generate(
            @Parameter(hidden = true) AuthenticatedKey key,
            @Parameter(hidden = true) @RequestBody ObjectNode body,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        GenerationRequest wanted = RequestReader.read(body);
        try (StoredImages made = generation.generate(key, wanted, RequestId.of(request))) {
            response.setContentType(MediaType.APPLICATION_JSON_VALUE);
            answers.write(made, response.getOutputStream());
        }
    }
}
