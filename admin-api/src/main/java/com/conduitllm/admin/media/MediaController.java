package com.conduitllm.admin.media;

import com.conduitllm.admin.error.RequestRefused;
import com.conduitllm.media.MediaId;
import com.conduitllm.media.record.MediaLookup;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/admin/media/{mediaId}}. */
@RestController
@RequestMapping("/api/admin/media")
class MediaController {
    private final MediaLookup media;

    MediaController(MediaLookup media) {
        this.media = media;
    }

    @GetMapping("/{mediaId}")
    MediaView one(@PathVariable MediaId mediaId) {
        return media.find(mediaId)
                .map(MediaView::of)
                .orElseThrow(() -> RequestRefused.notFound("There is no such medium."));
    }
}
