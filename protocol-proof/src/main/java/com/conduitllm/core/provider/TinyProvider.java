package com.conduitllm.core.provider;

import com.conduitllm.core.provider.GeneratedImages.Image;
import com.conduitllm.core.spool.Spool;
import com.conduitllm.core.spool.SpoolFile;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/** Makes images of a few bytes, each one different: the proof is about how they are stored. */
public final class TinyProvider implements ImageProvider {
    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};

    private final AtomicLong made = new AtomicLong();

    /** All of a gateway's providers: this one. */
    public static ImageProviders alone() {
        return new ImageProviders(List.of(new TinyProvider()));
    }

    @Override
    public String name() {
        return "tiny";
    }

    @Override
    public List<String> models() {
        return List.of("tiny-image");
    }

    @Override
    public GeneratedImages generate(ImageRequest request, Spool spool) {
        try (ImageIntake intake = new ImageIntake(spool, request.n())) {
            List<Image> images = new ArrayList<>();
            for (int i = 0; i < request.n(); i++) {
                byte[] number = ByteBuffer.allocate(8).putLong(made.incrementAndGet()).array();
                SpoolFile file =
                        intake.take(out -> {
                            out.write(PNG);
                            out.write(number);
                        });
                images.add(intake.recognise(file, null));
            }
            return intake.handOver(images, Map.of());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
