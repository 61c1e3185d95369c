package io.qgateway.amazonq.repair;

import io.qgateway.conversation.Image;

/** Whether an image fits, and if not, how it can. */
sealed interface ImageFit {

    /** It can be sent as it is. */
    record Fits() implements ImageFit {}

    /** This shows the same and fits. */
    record Smaller(Image image) implements ImageFit {}

    /** It can't be sent. */
    record Unfit(String why) implements ImageFit {}
}
