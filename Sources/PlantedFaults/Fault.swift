/// The faults that can be planted, one a row of `FaultSpec.catalogue`.
@frozen public enum Fault: UInt16, CaseIterable, Sendable {
    case interpSrawLogical
    case interpAddiwNotExtended
    case interpSltUnsigned
    case interpSltiuZeroExtends
    case interpLwuSignExtends
    case interpJalrLinkFirst
    case interpJalrKeepsBit0
    case interpX0Writable
    case interpStorePartial
    case interpLoadTvalStart
    case interpInstretCountsTrap
    case interpBgeStrict
    case interpHotRefund
    case interpPairReadsEarly
    case irLiftLuiZeroExtends
    case irLiftAuipcNextPc
    case irLiftJalLinkShort
    case irLiftSllwSixBits
    case irLiftSrliwDirty
    case irLiftFaultOrder
    case irFoldSraLogical
    case irFoldAddwNoWrap
    case irFoldSltuSigned
    case irCopyPastWrite
    case irSimplifyXorSelf
    case irSimplifyShift32
    case irForwardAnyOffset
    case irCommonSubSwapped
    case irDeadWritePastFault
    case irDeadIgnoresExit
    case irNarrowUpperRead
    case irX86SetccDirty
    case irX86RegisterShared
    case irX86SubReversed
    case irX86BgeuAbove
    case irX86SelectUnswapped
    case irPortableSltuSigned
    case irCacheNoInvalidation
    case irCacheStaleChain
    case irCacheExitRefund
    case directSllwAmountClobbered
    case directSubRdIsRs2
    case directJalrLinkFirst
    case directLwZeroExtends
    case directSraiwWide
    case directAddwNotExtended
    case directSrlAmount31
    case directBltuSigned
    case directShWritesWord
    case directOffsetMinus2048
    case directLuiZeroExtends
    case directTrapPcOfBlock
    case directLoadTvalStart
    case directMisalignedJumpLinks
    case directReturnUnchecked
    case directConvertedCounts
    case directCheckAligns
    case directCacheNoInvalidation
    case directCacheSameBlock
    case directCacheStaleChain
    case directCacheLowPc
    case directCacheFuelOffByOne
    case tieredRegisterLost
    case tieredEntersLate
    case tieredInstretLost
    case tieredFuelAgain
    case tieredStoreUnseen

    // Misreadings.
    case interpBranchForwardBit11
    case interpSbOffsetUnsigned
    case interpSlliFiveBits
    case interpSraiwAmount31
    case interpSraiLogicalAbove31
    case interpBneOfItself
    case interpLhuHighRegister
    case interpSubwX0NotExtended
    case interpNegIsMove
    case interpSdBaseIsValue
    case interpHintTraps
    case interpFenceModeTraps
    case interpXorX31
    case interpPageEndAddi
    case irLiftBranchBitsSwapped
    case irLiftAddiMinus2048
    case irLiftStoreBit10
    case irLiftSltiMinus2048
    case irLiftLui80000
    case irLiftSrai63
    case irLiftSrliwZero
    case irLiftSubOfItself
    case irLiftAndInPlace
    case irLiftLwuNegativeOffset
    case irLiftSrlwOfItself
    case irLiftAddwX0NotExtended
    case irLiftSeqzIsNever
    case irLiftAddAfter64
    case irLiftAuipcPageEnd
    case irLiftBltOfX0
    case irLiftLdOwnBase
    case directBranchBackFar
    case directAddiwMinus2048
    case directSltiuNegativeSigned
    case directAuipcTopBit
    case directSrli32Is0
    case directSlliw0NotExtended
    case directSltRdIsRs2
    case directSdX0StoresBase
    case directLbuOddSigned
    case directSraInPlaceLogical
    case directSextwIsMove
    case directSnezInPlace
    case directOrX31
    case directSubAfter100
    case directPageEndLw
    case directNotInPlace
    case directJalrMinus2048
    case directFenceTsoTraps
    case interpSubwLineEnd
    case irLiftXorFifth
    case irLiftSdPageEnd
    case directSrawFifth
    case directBgeuLineEnd
    case directAddiSp512

    // Miscomputations.
    case interpAddRare
    case interpAddwOverflow
    case interpSll63
    case interpSrlw0
    case interpSltiuEqual
    case interpBeqLowHalf
    case interpBltMinimum
    case interpLdPageEnd
    case interpSwLineEnd
    case interpAndEqual
    case interpSubMinimum
    case irLiftSubRare
    case irLiftXorRare
    case irLiftAddwMinimum
    case irLiftSra0
    case irLiftSllw31
    case irLiftSltEqual
    case irLiftBneLowHalf
    case irLiftBgeMinus1
    case irLiftBltu0
    case irLiftLbuPageStart
    case irLiftShLineEnd
    case irLiftOriMinus1
    case directXorRare
    case directSubwMinimum
    case directSraw31
    case directSll32
    case directSltuMaximum
    case directSltMinimum
    case directAddiMaximum
    case directAndiMinus1
    case directLwMisaligned
    case directSdLineEnd
    case directLbRare
    case interpSubwRare
    case irLiftAndRare
    case irLiftLwPageEnd
    case irLiftSltiuOnes
    case directAddRare
    case irLiftBgeMinimum
    case directSllw0

    // Passes of the IR engine.
    case irSimplifyOrOnes
    case irSimplifyAndOnes
    case irSimplifySltuOnes
    case irSimplifyJoinShort
    case irSimplifyJoinXor
    case irSimplifyAccessShort
    case irSimplifyWordShiftZero
    case irSimplifyShiftPairZeros
    case irSimplifyShiftInner
    case irSimplifyRotateHalf
    case irSimplifyRotateLeft
    case irSimplifyRotateSources
    case irSimplifyExtendedLwu
    case irSimplifyExtendedAnd
    case irSimplifyExtendedFirst
    case irSimplifyExtendedSrli
    case irSimplifyBranchSubw
    case irSimplifyBranchSltu
    case irSimplifyBranchSelf
    case irFoldSllwSixBits
    case irFoldSrlwDirty
    case irFoldSltEqual
    case irFoldBgeEqual
    case irFoldSubSwapped
    case irForwardNeighbour
    case irForwardUnextended
    case irDeadPastStore
    case irDeadPastJalr
    case irDeadLoad
    case irForwardBytePositive
    case irForwardPastStore
    case irForwardStraddle
    case irNarrowSrl
    case irNarrowSltu

    // Back ends of the IR engine.
    case irX86ImmediateUnsigned
    case irX86StoreImmediate
    case irX86SpillSlotShared
    case irX86LateRead
    case irX86PinnedOverwritten
    case irX86ShiftCount31
    case irX86SraiwZeros
    case irX86ShiftClobbersCount
    case irX86ReverseConstant
    case irX86SwappedEqual
    case irX86AndiHalfword
    case irX86SelectCounts
    case irX86SbUnseen
    case irX86MisalignedRetires
    case irX86SideExitUncounted
    case irPortableSllwSixBits

    // The direct translator.
    case directFuseAddiwWide
    case directFuseJalrBit0
    case directFuseJalrUpperLost
    case directFuseSrliAbove32
    case directFuseByteSigned
    case directFuseAddTwice
    case directLateAndi
    case directLateSltu
    case directLateSd
    case directLateBlockEnd
    case directLateOneSource
    case directFactSrli32
    case directFactOr
    case directFactOri
    case directFactConverted
    case directFlagsStale
    case directFlagsSlt
    case directBranchX0First
    case directBeqzLowHalf
    case directSraSwapped
    case directImmediateByte
    case directCopySlot
    case directConvertInverted
    case directTrapRetires
    case directLoadX0Dropped
    case directSdUnpinnedLow
    case directReturnOffset
    case directStoreUnseen
    case directStoreUnmarked

    // Code caches, accesses, tiers.
    case irCacheBlockFirstPage
    case irCacheSecondPageUnseen
    case irCacheOneBlock
    case irCacheOneChain
    case irCacheEntryKept
    case irCacheSameBlock
    case irCacheSlowStoreFree
    case irCacheStoreTvalStart
    case irCacheLoadTvalLast
    case irCacheSlowConstant
    case directCacheFirstPiece
    case directCacheLastWord
    case directCacheFirstWord
    case directCachePredictedStale
    case directCacheSlowLoadTwice
    case directCacheSlowLwuSigned
    case directCacheStoreIsLoad
    case directCacheFullCharges
    case directCachePredictedRefund
    case interpStoreTvalStart
    case interpStoreIsLoad
    case interpLoadX0Dropped
    case interpStraddleWraps
    case interpHotPairStale
    case interpHotPatchFirst
    case interpHotJoinFree
    case interpPairRestarts
    case interpPairShiftAmount
    case interpPairLbuSigned
    case tieredProfileFree
    case tieredProfileUncounted
    case tieredUpperHalfLost
    case interpHostAbort
    case interpHostEndless
    case interpHostMemory
    case irHostWildStore
    case irHostHeap
    case irHostExit
    case directHostIllegal
    case directHostEndless
    case directHostWildJump
    case directHostStack

    // Shared by all engines.
    case sharedAddiBit10
    case sharedXoriSign
    case sharedLoadBits
    case sharedStoreBit0
    case sharedStoreHigh
    case sharedBranchBit4
    case sharedLuiBit31
    case sharedAuipcBit12
    case sharedJalrBit3
    case sharedSlliBit5
    case sharedSraiIsSrli
    case sharedSubIsAdd
    case sharedSrawIsSrlw
    case sharedSubwIsSub
    case sharedAddiwIsAddi
    case sharedAndRs2Bit4
    case sharedXorRdBit4
    case sharedSltuSwapped
    case sharedSwX17
    case sharedBltIsBltu
    case sharedSltiuIsSlti
    case sharedLhIsLhu
    case sharedLwuIsLw
    case sharedByteLanes
    case sharedLhuUpper
    case sharedHintTraps
    case sharedLdPageEnd
    case sharedLwPageEnd
    case sharedSdPageEnd
    case sharedSwLineEnd
    case sharedLbuLast
    case sharedLwuMisaligned
    case sharedShRare
    case sharedSrl63
}

extension Fault {
    /// What is known of it.
    public var spec: FaultSpec { FaultSpec.catalogue[Int(rawValue)] }

    /// Whether all engines have it alike, so that only laws and goldens can show it.
    public var isShared: Bool { spec.place == .shared }

    /// The faults that one engine has and others have not.
    public static var ofOneEngine: [Fault] { allCases.filter { !$0.isShared } }

    /// The name on the command line.
    public var name: String { spec.name }

    /// The fault called `name`, or nil.
    public init?(name: String) {
        guard let spec = FaultSpec.catalogue.first(where: { $0.name == name }) else { return nil }
        self = spec.fault
    }
}
