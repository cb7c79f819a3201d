/// One walk over the text.
///
/// The first pass finds what each label stands for, the second makes the final words. Both do the same work, so they
/// cannot disagree about sizes: no size depends on a label that is not yet defined.
struct AssemblyPass {
    let base: UInt64
    let limits: GuestAssembler.Limits
    /// Whether every label is known.
    let isFinal: Bool
    private(set) var labels: LabelTable
    /// What has been assembled, from `base` on.
    private(set) var bytes: [UInt8] = []

    init(base: UInt64, limits: GuestAssembler.Limits, labels: LabelTable, isFinal: Bool) {
        self.base = base
        self.limits = limits
        self.labels = labels
        self.isFinal = isFinal
    }

    /// The address of the next byte. Wraps, as guest addresses do.
    var address: UInt64 { base &+ UInt64(bytes.count) }

    /// The words, the last filled up with zeros.
    var words: [UInt32] {
        stride(from: 0, to: bytes.count, by: 4).map { start in
            (start..<min(start + 4, bytes.count)).reversed().reduce(0) { $0 << 8 | UInt32(bytes[$1]) }
        }
    }

    mutating func assemble(_ lines: [ArraySlice<UInt8>], file: String) throws(AssemblyError) {
        for (index, line) in lines.enumerated() {
            var cursor = LineCursor(file: file, line: index + 1, bytes: line)
            try assembleLine(&cursor)
        }
    }

    private mutating func assembleLine(_ cursor: inout LineCursor) throws(AssemblyError) {
        while !cursor.isAtEnd {
            let place = cursor.position
            guard let name = cursor.takeName() else {
                throw cursor.error("expected a label, an instruction or a directive, found \(cursor.found)")
            }
            if cursor.take(":") {
                try define(name, at: place, cursor)
                continue
            }
            if name.hasPrefix(".") {
                try directive(name, at: place, &cursor)
            } else {
                try instruction(name, at: place, &cursor)
            }
            try cursor.expectEnd()
        }
    }

    private mutating func define(_ name: String, at place: Int, _ cursor: LineCursor) throws(AssemblyError) {
        guard name != "." else { throw cursor.error("'.' is the current address and cannot be a label", at: place) }
        guard !isFinal, let earlier = labels.define(name, at: address, line: cursor.line) else { return }
        throw cursor.error("label '\(shortened(name))' is already defined on line \(earlier)", at: place)
    }

    private mutating func instruction(
        _ name: String, at place: Int, _ cursor: inout LineCursor
    ) throws(AssemblyError) {
        guard bytes.count % 4 == 0 else {
            throw cursor.error(
                "instruction at an address that is not a multiple of four: put .balign 4 before", at: place)
        }
        for part in try parseInstruction(name, at: place, &cursor) {
            guard let word = part.encoded else { preconditionFailure("operands of \(part) passed their checks") }
            try append(UInt64(word), byteCount: 4, at: place, cursor)
        }
    }

    /// Appends the low `byteCount` bytes of `value`.
    mutating func append(
        _ value: UInt64, byteCount: Int, at place: Int, _ cursor: LineCursor
    ) throws(AssemblyError) {
        try reserve(byteCount, at: place, cursor)
        for index in 0..<byteCount { bytes.append(UInt8(truncatingIfNeeded: value >> UInt64(8 * index))) }
    }

    /// Appends `count` zero bytes.
    mutating func appendZeros(_ count: Int, at place: Int, _ cursor: LineCursor) throws(AssemblyError) {
        try reserve(count, at: place, cursor)
        bytes.append(contentsOf: repeatElement(0, count: count))
    }

    private func reserve(_ count: Int, at place: Int, _ cursor: LineCursor) throws(AssemblyError) {
        guard count <= limits.words * 4 - bytes.count else {
            throw cursor.error("code is longer than the limit of \(limits.words) words", at: place)
        }
    }
}
