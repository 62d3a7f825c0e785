package com.conduitllm.core.picture;

import java.awt.geom.Path2D;
import java.awt.geom.Point2D;
import java.util.List;

/** Rows of points as paths. */
final class Strokes {
    private Strokes() {}

    /** Straight lines from point to point; a single place becomes a dot. */
    static Path2D lines(List<Point2D> points) {
        Path2D path = new Path2D.Double();
        move(path, points.getFirst());
        for (Point2D point : points.subList(1, points.size())) {
            // A line of no length would not be drawn.
            double length = point.equals(points.getFirst()) ? 0.3 : 0;
            path.lineTo(point.getX() + length, point.getY());
        }
        return path;
    }

    /** A curve that is pulled by the inner points; closed when the ends are the same. */
    static Path2D curve(List<Point2D> points) {
        Path2D path = new Path2D.Double();
        int last = points.size() - 1;
        boolean closed = points.getFirst().equals(points.getLast());
        Point2D middle = middle(points.get(0), points.get(1));
        if (closed) {
            move(path, middle);
        } else {
            move(path, points.getFirst());
            path.lineTo(middle.getX(), middle.getY());
        }
        for (int i = 1; i < last; i++) {
            pull(path, points.get(i), middle(points.get(i), points.get(i + 1)));
        }
        if (closed) {
            pull(path, points.get(last), middle);
            path.closePath();
        } else {
            path.lineTo(points.get(last).getX(), points.get(last).getY());
        }
        return path;
    }

    private static void move(Path2D path, Point2D to) {
        path.moveTo(to.getX(), to.getY());
    }

    private static void pull(Path2D path, Point2D by, Point2D to) {
        path.quadTo(by.getX(), by.getY(), to.getX(), to.getY());
    }

    private static Point2D middle(Point2D a, Point2D b) {
        return new Point2D.Double((a.getX() + b.getX()) / 2, (a.getY() + b.getY()) / 2);
    }
}
