package io.qgateway.simulator.bench;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;

/** All that a benchmark measured; where several rounds did, their median holds. */
record Findings(List<Sample> samples, List<Memory> memory) {

    Findings {
        samples = List.copyOf(samples);
        memory = List.copyOf(memory);
    }

    @JsonIgnore
    List<String> targets() {
        return samples.stream().map(Sample::target).distinct().toList();
    }

    List<Sample> of(String target, Cell cell) {
        return samples.stream().filter(of(target).and(sample -> sample.cell() == cell)).toList();
    }

    double median(String target, Cell cell, ToDoubleFunction<Sample> figure) {
        var sorted = of(target, cell).stream().mapToDouble(figure).sorted().toArray();
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    int broken(String target, Cell cell) {
        return of(target, cell).stream().mapToInt(sample -> sample.result().broken()).sum();
    }

    private static Predicate<Sample> of(String target) {
        return sample -> sample.target().equals(target);
    }
}
