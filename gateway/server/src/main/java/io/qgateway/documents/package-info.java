/** Documents inside of requests, read as the text that a model is given of them. */
@NullMarked
package io.qgateway.documents;

import org.jspecify.annotations.NullMarked;
