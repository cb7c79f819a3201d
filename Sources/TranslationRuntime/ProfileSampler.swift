import GuestISA
import GuestMachine

/// Decides when to look which registers a program uses, and gathers what is seen.
///
/// Looking means to stop after every `stride` instructions, a prime number so that no loop is met at one place only. It
/// happens in rounds: three at the start, each ten times as long as the one before, and one more whenever the code that
/// was translated since the last has doubled: then the program does something new.
public struct ProfileSampler {
    /// Instructions between samples of each round.
    private static let strides: [UInt64] = [101, 1009, 10007]
    /// Samples of a round.
    private static let sampleCount = 500

    private var round = 0
    private var samples = 0
    /// Instructions up to the next sample, or nil between rounds.
    public private(set) var untilSample: UInt64? = ProfileSampler.strides[0]
    private var profile = RegisterProfile()

    /// A sampler in its first round.
    public init() {}

    /// Counts instructions that have retired since the last call, up to `untilSample` of them.
    ///
    /// - Returns: Whether a sample is due.
    public mutating func advance(by retired: UInt64) -> Bool {
        guard let left = untilSample else { return false }
        untilSample = left - min(left, retired)
        return untilSample == 0
    }

    /// Takes a sample: the straight line of code at `pc`, of which each instruction counts the less the more there are.
    ///
    /// - Returns: The profile, if this sample ends the round.
    public mutating func sample(at pc: UInt64, in memory: GuestMemory) -> RegisterProfile? {
        var instructions: [Instruction] = []
        while instructions.count < 16, let word = memory.fetch(pc &+ 4 &* UInt64(instructions.count)),
            let instruction = Instruction(decoding: word)
        {
            instructions.append(instruction)
            if instruction.endsBasicBlock { break }
        }
        for instruction in instructions { profile.note(instruction, weight: UInt64(240 / instructions.count)) }
        samples += 1
        untilSample = ProfileSampler.strides[round]
        guard samples == ProfileSampler.sampleCount else { return nil }
        defer {
            profile = RegisterProfile()
            samples = 0
            round += 1
            untilSample = round < ProfileSampler.strides.count ? ProfileSampler.strides[round] : nil
        }
        return profile
    }

    /// Begins another round.
    public mutating func begin() {
        round = 1
        untilSample = ProfileSampler.strides[1]
    }
}
