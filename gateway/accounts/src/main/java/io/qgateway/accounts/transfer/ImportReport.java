package io.qgateway.accounts.transfer;

import io.qgateway.accounts.transfer.ImportLine.Result;
import java.util.List;

/** What became of each candidate, in the source's order. */
public record ImportReport(List<ImportLine> lines) {

    public ImportReport {
        lines = List.copyOf(lines);
    }

    public long count(Result result) {
        return lines.stream().filter(line -> line.result() == result).count();
    }
}
