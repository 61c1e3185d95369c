@NullMarked
package io.qgateway.images;

import org.jspecify.annotations.NullMarked;
