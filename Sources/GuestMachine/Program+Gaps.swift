// What a program consists of besides instructions: words that are zero are as good as not there, because memory that is
// not given is zero. They only say where instructions lie, and are illegal where the program reaches them.

extension Program {
    /// Words of code that are not zero: how many instructions it takes to write the program down.
    public var instructionCount: Int { code.count { $0 != 0 } }

    /// The code as runs of words, in order: of instructions, and of zeros between them.
    public var codeRuns: [CodeRun] {
        var runs: [CodeRun] = []
        for (index, word) in code.enumerated() {
            if let last = runs.last, last.isGap == (word == 0) {
                runs[runs.count - 1].range = last.range.lowerBound..<index + 1
            } else {
                runs.append(CodeRun(range: index..<index + 1, isGap: word == 0))
            }
        }
        return runs
    }
}

/// Neighbouring words of code that are all zero, or all not.
public struct CodeRun: Equatable, Sendable {
    /// Their indices in the code; never empty.
    public var range: Range<Int>
    /// Whether they are zero.
    public var isGap: Bool
}
