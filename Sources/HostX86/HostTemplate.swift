/// Up to 8 bytes of host instructions with holes for the three operands of a guest instruction.
///
/// Templates are put together ahead of time, one instruction after the other; `Assembler.emit` fills them in without
/// asking what they are.
public struct HostTemplate: Sendable {
    /// An operand of an instruction in a template.
    public enum Operand: Equatable, Sendable {
        /// Always this register.
        case fixed(HostRegister)
        /// The manual's `/digit`, in place of a register.
        case digit(UInt8)
        /// To be filled in: number 0, 1 or 2, which will be in memory or in a register.
        case open(Int, isMemory: Bool)
    }

    /// The bytes, the first one lowest; zeros where something is filled in.
    public private(set) var bits: UInt64 = 0
    /// How many of them count.
    public private(set) var byteCount = 0
    /// Where the immediate is, in bits, if there is one: it is combined by exclusive or, all 32 bits of it.
    public private(set) var immediateShift = 0
    /// Where each operand goes.
    public private(set) var holes: InlineArray<3, TemplateHole> = [.none, .none, .none]

    /// Nothing.
    public static let empty = HostTemplate()

    private init() {}

    /// Bytes without operands.
    public init(bytes: UInt64, count: Int) {
        bits = bytes
        byteCount = count
    }

    /// An instruction with a ModRM byte.
    ///
    /// - Parameters:
    ///   - opcode: Its only opcode byte.
    ///   - isWide: Whether it works on 64 bits, else on 32.
    ///   - reg: What the `reg` field holds.
    ///   - place: What the `r/m` field holds.
    ///   - immediateBytes: How long the immediate behind is.
    public init(_ opcode: UInt8, isWide: Bool = true, reg: Operand, place: Operand, immediateBytes: Int = 0) {
        bits = (isWide ? 0x48 : 0x40) | UInt64(opcode) << 8
        byteCount = 3
        add(reg, .register, in: place)
        add(place, .place, in: reg)
        immediateShift = immediateBytes > 0 ? 8 * byteCount : 0
        byteCount += immediateBytes
    }

    /// `lea target, [base + displacement]`, with a displacement of 1 or 4 bytes as immediate.
    public static func lea(isWide: Bool, _ target: Operand, base: Operand, immediateBytes: Int) -> HostTemplate {
        var template = HostTemplate(bytes: (isWide ? 0x48 : 0x40) | 0x20_04_8D_00, count: 4)
        template.bits |= immediateBytes == 1 ? 0x40_0000 : 0x80_0000
        template.add(target, .register, in: base)
        template.add(base, .base, in: target)
        template.immediateShift = 32
        template.byteCount += immediateBytes
        return template
    }

    /// `lea target, [base + index]`; the base is not rbp or r13.
    public static func lea(isWide: Bool, _ target: Operand, base: Operand, index: Operand) -> HostTemplate {
        var template = HostTemplate(bytes: (isWide ? 0x48 : 0x40) | 0x04_8D_00, count: 4)
        template.add(target, .register, in: base)
        template.add(base, .base, in: target)
        template.add(index, .index, in: target)
        return template
    }

    /// `shlx`, `shrx` or `sarx`.
    public static func shift(
        _ op: HostBMI2Shift, isWide: Bool, _ target: Operand, _ source: Operand, by count: Operand
    ) -> HostTemplate {
        var template = HostTemplate(
            bytes: 0xF7_78_E2_C4 | UInt64(op.rawValue) << 16 | (isWide ? 0x80_0000 : 0), count: 5)
        template.add(target, .vexRegister, in: source)
        template.add(source, .vexPlace, in: target)
        if case .fixed(let register) = count { template.bits ^= UInt64(register.rawValue) << 19 }
        template.add(count, .vexCount, in: source)
        return template
    }

    /// `set<condition> target`, the low byte of a register.
    public static func set(_ condition: HostCondition, _ target: Operand) -> HostTemplate {
        var template = HostTemplate(bytes: 0xC0_90_0F_40 | UInt64(condition.rawValue) << 16, count: 4)
        template.add(target, .bytePlace, in: .digit(0))
        return template
    }

    /// `set<condition> target; movzx target, target`
    public static func setAndExtend(_ condition: HostCondition, _ target: Operand) -> HostTemplate {
        var template = HostTemplate(
            bytes: 0xC0B6_0F40_C090_0F40 | UInt64(condition.rawValue) << 16, count: 8)
        template.add(target, .bytePlaceThenBoth, in: .digit(0))
        return template
    }

    /// The same with `next` behind it.
    ///
    /// There are holes for what translators need, not for all there might be.
    public func followed(by next: HostTemplate) -> HostTemplate {
        if byteCount == 0 { return next }
        if next.byteCount == 0 { return self }
        var sum = self
        sum.bits |= next.bits << UInt64(8 * byteCount)
        sum.byteCount += next.byteCount
        precondition(sum.byteCount <= 8, "a template of \(sum.byteCount) bytes")
        precondition(immediateShift == 0 && next.immediateShift == 0, "what has an immediate stands alone")
        for operand in 0..<3 {
            let hole = next.holes[operand].moved(by: byteCount)
            switch (holes[operand], hole) {
            case (_, .none): break
            case (.none, _): sum.holes[operand] = hole
            case (.place, .bothAfter3): sum.holes[operand] = .placeThenBoth
            default: preconditionFailure("no hole is \(holes[operand]) and \(hole)")
            }
        }
        return sum
    }

    /// Adds an operand; `other` is the one in the other ModRM field.
    private mutating func add(_ operand: Operand, _ hole: TemplateHole, in other: Operand) {
        switch operand {
        case .digit(let digit): bits |= UInt64(digit) << 19
        case .fixed(let register):
            // Only registers below r8 are ever fixed: no prefix needs to change.
            let number = UInt64(register.rawValue)
            precondition(number < 8, "\(register) is not for templates")
            if hole == .place { bits |= (0xC0 | number) << 16 }
            if hole == .register { bits |= number << 19 }
            if hole == .vexRegister { bits |= number << 35 }
        case .open(let number, let isMemory):
            let isBoth = hole == .place && operand == other
            holes[number] = isBoth ? .both : hole
            byteCount += isMemory ? 1 : 0
        }
    }
}

extension TemplateHole {
    /// The hole of the same operand when there are `byteCount` bytes before its instruction.
    fileprivate func moved(by byteCount: Int) -> TemplateHole {
        switch (self, byteCount) {
        case (.none, _): .none
        case (.place, 2): .placeAfter2
        case (.placeAfter2, 2): .placeAfter4
        case (.place, 3): .placeAfter3
        case (.place, 4): .placeAfter4
        case (.both, 3): .bothAfter3
        default: preconditionFailure("no hole is \(self) behind \(byteCount) bytes")
        }
    }
}
