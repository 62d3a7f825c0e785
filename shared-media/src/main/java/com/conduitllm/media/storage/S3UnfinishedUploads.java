package com.conduitllm.media.storage;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.AbortMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.ListMultipartUploadsResponse;
import software.amazon.awssdk.services.s3.model.MultipartUpload;
import software.amazon.awssdk.services.s3.model.NoSuchUploadException;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** ListMultipartUploads and AbortMultipartUpload. */
final class S3UnfinishedUploads {
    private static final int MAX_PAGE = 1000;

    private final S3Client s3;
    private final S3Clients.Bucket bucket;
    private final FailureTranslation failures;

    S3UnfinishedUploads(S3Clients clients, FailureTranslation failures) {
        this.s3 = clients.retrying();
        this.bucket = clients.bucket();
        this.failures = failures;
    }

    boolean exist(String prefix) {
        return failures.call(
                "list unfinished uploads",
                () -> {
                    ListMultipartUploadsResponse page = page(prefix, 1, null);
                    return page != null && !page.uploads().isEmpty();
                });
    }

    int abortAll(String prefix) {
        return failures.call("abort unfinished uploads", () -> abortPages(prefix));
    }

    private int abortPages(String prefix) {
        int found = 0;
        ListMultipartUploadsResponse page = page(prefix, MAX_PAGE, null);
        while (page != null) {
            page.uploads().forEach(this::abort);
            found += page.uploads().size();
            page = isLast(page) ? null : page(prefix, MAX_PAGE, page);
        }
        return found;
    }

    private static boolean isLast(ListMultipartUploadsResponse page) {
        if (!Boolean.TRUE.equals(page.isTruncated())) {
            return true;
        }
        if (page.nextKeyMarker() == null) {
            throw AnswerDocument.malformed("it does not say where the list goes on", null);
        }
        return false;
    }

    /** Null when the store has no multipart uploads at all. */
    private @Nullable ListMultipartUploadsResponse page(
            String prefix, int limit, @Nullable ListMultipartUploadsResponse after) {
        try {
            return s3.listMultipartUploads(r -> {
                r.bucket(bucket.name()).prefix(prefix).maxUploads(limit);
                if (after != null) {
                    r.keyMarker(after.nextKeyMarker()).uploadIdMarker(after.nextUploadIdMarker());
                }
            });
        } catch (S3Exception e) {
            if (after == null && e.statusCode() == 501) {
                return null;
            }
            throw e;
        }
    }

    private void abort(MultipartUpload upload) {
        try {
            s3.abortMultipartUpload(
                    AbortMultipartUploadRequest.builder()
                            .bucket(bucket.name())
                            .key(upload.key())
                            .uploadId(upload.uploadId())
                            .build());
        } catch (NoSuchUploadException e) {
            // It was finished or aborted since the listing: what was wanted.
        }
    }
}
