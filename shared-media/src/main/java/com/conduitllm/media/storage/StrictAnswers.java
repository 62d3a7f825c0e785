package com.conduitllm.media.storage;

import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.s3.model.DeleteObjectsRequest;
import software.amazon.awssdk.services.s3.model.GetBucketVersioningRequest;
import software.amazon.awssdk.services.s3.model.ListMultipartUploadsRequest;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Optional;

/**
 * Reads an answer to its end and looks at its root element before the SDK sees it. To the SDK an
 * empty body or somebody's login page is an answer without errors and without objects; here that
 * would mean "all deleted" and "nothing is left".
 */
final class StrictAnswers implements ExecutionInterceptor {
    /** A page of 1000 names of 1024 bytes, each byte escaped, is about 4 MiB. */
    private static final int MAX_BYTES = 16 * 1024 * 1024;

    private static final Map<Class<? extends SdkRequest>, String> ROOTS =
            Map.of(
                    DeleteObjectsRequest.class, "DeleteResult",
                    ListObjectsV2Request.class, "ListBucketResult",
                    ListMultipartUploadsRequest.class, "ListMultipartUploadsResult",
                    GetBucketVersioningRequest.class, "VersioningConfiguration");

    @Override
    public Optional<InputStream> modifyHttpResponseContent(
            Context.ModifyHttpResponse context, ExecutionAttributes attributes) {
        String root = ROOTS.get(context.request().getClass());
        if (root == null || !context.httpResponse().isSuccessful()) {
            return context.responseBody();
        }
        byte[] answer = context.responseBody().map(StrictAnswers::readToEnd).orElse(new byte[0]);
        AnswerDocument.read(answer).requireRoot(root);
        return Optional.of(new ByteArrayInputStream(answer));
    }

    private static byte[] readToEnd(InputStream body) {
        try {
            byte[] answer = body.readNBytes(MAX_BYTES + 1);
            if (answer.length > MAX_BYTES) {
                throw AnswerDocument.malformed("longer than " + MAX_BYTES + " bytes", null);
            }
            return answer;
        } catch (IOException e) {
            throw SdkClientException.create("The answer broke off: " + e.getMessage(), e);
        }
    }
}
