namespace Postmortem.Documents.Unicode;

/// <summary>
/// P1 to X10: paragraphs, explicit levels, and isolating run sequences, which <see cref="BidiSequence"/> resolves. Linear in the text's length
/// whatever the text: every isolate is matched once, and what was matched is jumped over.
/// </summary>
internal ref struct BidiResolver
{
    /// <summary>max_depth (BD2).</summary>
    private const int MaxDepth = 125;

    private readonly ReadOnlySpan<char> _text;
    private readonly Span<byte> _levels;
    private readonly BidiClass[] _original;
    private readonly BidiClass[] _classes;

    // Levels before the sequences raise them (I1, I2): the neighbours of a sequence count with these.
    private readonly byte[] _explicit;

    // Of an isolate initiator its PDI, of a PDI its initiator (BD9); -1 where there is none.
    private readonly int[] _match;
    private byte _paragraphLevel;

    public BidiResolver(ReadOnlySpan<char> text, Span<byte> levels)
    {
        if (levels.Length != text.Length) throw new ArgumentException("There must be a level for each char.", nameof(levels));
        _text = text;
        _levels = levels;
        _original = new BidiClass[text.Length];
        for (var i = 0; i < text.Length; i++)
        {
            // The second half of a pair is a character that X9 removes: it gets the level of the first.
            var second = i > 0 && char.IsLowSurrogate(text[i]) && char.IsHighSurrogate(text[i - 1]);
            _original[i] = second ? BidiClass.BN : CharacterData.Bidi(Bidi.CodePointAt(text, i));
        }

        _classes = (BidiClass[])_original.Clone();
        _explicit = new byte[text.Length];
        _match = new int[text.Length];
        Array.Fill(_match, -1);
    }

    public byte Resolve(BaseDirection direction)
    {
        for (var start = 0; start < _text.Length;) start = Match(start);
        _paragraphLevel = direction switch
        {
            BaseDirection.LeftToRight => 0,
            BaseDirection.RightToLeft => 1,
            _ => FirstStrong(0, _text.Length) == 1 ? (byte)1 : (byte)0,
        };
        var sequence = new BidiSequence(_text, _levels, _original, _classes, _paragraphLevel);
        var stack = new DirectionalStatus();
        for (var start = 0; start < _text.Length;)
        {
            var end = ParagraphEnd(start);
            stack.Reset(_paragraphLevel);
            Explicit(ref stack, start, end);
            Sequences(ref sequence, start, end);
            for (var i = start; i < end; i++)
                if (Bidi.IsRemoved(_original[i])) _levels[i] = i > start ? _levels[i - 1] : _paragraphLevel;
            start = end;
        }

        return _paragraphLevel;
    }

    /// <summary>P1: after the separator, and after both halves of CR LF.</summary>
    private readonly int ParagraphEnd(int start)
    {
        var at = _original.AsSpan(start).IndexOf(BidiClass.B);
        if (at < 0) return _text.Length;
        var end = start + at + 1;
        return _text[end - 1] == '\r' && end < _text.Length && _text[end] == '\n' ? end + 1 : end;
    }

    /// <summary>BD9 for one paragraph; returns where the next one starts.</summary>
    private readonly int Match(int start)
    {
        var end = ParagraphEnd(start);
        var open = new Stack<int>();
        for (var i = start; i < end; i++)
        {
            if (IsInitiator(_original[i])) open.Push(i);
            else if (_original[i] == BidiClass.PDI && open.TryPop(out var initiator)) (_match[initiator], _match[i]) = (i, initiator);
        }

        return end;
    }

    /// <summary>P2, P3: 0 or 1 by the first strong character that is not inside an isolate, -1 where there is none.</summary>
    private readonly int FirstStrong(int start, int end)
    {
        for (var i = start; i < end; i++)
        {
            switch (_original[i])
            {
                case BidiClass.L: return 0;
                case BidiClass.R or BidiClass.AL: return 1;
                case BidiClass.LRI or BidiClass.RLI or BidiClass.FSI:
                    // Without a PDI the isolate goes on to the end of its paragraph.
                    i = _match[i] >= 0 ? _match[i] : ParagraphEnd(i) - 1;
                    break;
            }
        }

        return -1;
    }

    /// <summary>X1 to X8.</summary>
    private readonly void Explicit(ref DirectionalStatus stack, int start, int end)
    {
        for (var i = start; i < end; i++)
        {
            var c = _original[i];
            switch (c)
            {
                case BidiClass.LRE or BidiClass.RLE or BidiClass.LRO or BidiClass.RLO:
                    stack.Embed(c);
                    break;
                case BidiClass.PDF:
                    stack.EndEmbedding();
                    break;
                case BidiClass.LRI or BidiClass.RLI or BidiClass.FSI:
                    Set(i, stack);
                    // X5c; where nothing more fits the direction does not matter and is not looked for.
                    var right = c == BidiClass.FSI ? !stack.IsFull && FirstStrong(i + 1, _match[i] >= 0 ? _match[i] : end) == 1 : c == BidiClass.RLI;
                    stack.Isolate(right);
                    break;
                case BidiClass.PDI:
                    stack.EndIsolate();
                    Set(i, stack);
                    break;
                case BidiClass.B:
                    _levels[i] = _paragraphLevel;
                    break;
                default:
                    Set(i, stack);
                    break;
            }
        }
    }

    private readonly void Set(int i, in DirectionalStatus stack)
    {
        _levels[i] = stack.Level;
        if (stack.Override is { } forced && _original[i] != BidiClass.BN) _classes[i] = forced;
    }

    /// <summary>X10: level runs, joined over isolates (BD13).</summary>
    private readonly void Sequences(ref BidiSequence sequence, int start, int end)
    {
        // Of each level run that starts at a character, where it ends; 0 elsewhere. Removed characters are in no run but may stand inside one.
        var ends = new int[end - start];
        var starts = new List<int>();
        var last = -1;
        for (var i = start; i < end; i++)
        {
            if (Bidi.IsRemoved(_original[i])) continue;
            _explicit[i] = _levels[i];
            if (last < 0 || _explicit[last] != _explicit[i]) starts.Add(i);
            ends[starts[^1] - start] = i + 1;
            last = i;
        }

        foreach (var first in starts)
        {
            if (_original[first] == BidiClass.PDI && _match[first] >= 0) continue;
            sequence.Clear();
            for (var run = first; ;)
            {
                var runEnd = ends[run - start];
                for (var i = run; i < runEnd; i++)
                    if (!Bidi.IsRemoved(_original[i])) sequence.Add(i);
                if (!IsInitiator(_original[runEnd - 1]) || _match[runEnd - 1] < 0) break;
                run = _match[runEnd - 1];
            }

            sequence.Resolve(Before(first, start), After(sequence.Last, end));
        }
    }

    /// <summary>The level that decides sos: of the character before, or of the paragraph.</summary>
    private readonly byte Before(int first, int start)
    {
        for (var i = first - 1; i >= start; i--)
            if (!Bidi.IsRemoved(_original[i])) return _explicit[i];
        return _paragraphLevel;
    }

    /// <summary>The level that decides eos: of the character after, or of the paragraph, also where an isolate is never closed.</summary>
    private readonly byte After(int last, int end)
    {
        if (IsInitiator(_original[last])) return _paragraphLevel;
        for (var i = last + 1; i < end; i++)
            if (!Bidi.IsRemoved(_original[i])) return _explicit[i];
        return _paragraphLevel;
    }

    private static bool IsInitiator(BidiClass c) => c is BidiClass.LRI or BidiClass.RLI or BidiClass.FSI;

    /// <summary>The directional status stack of X1 with its three counters.</summary>
    private ref struct DirectionalStatus
    {
        private readonly (byte Level, BidiClass? Override, bool Isolate)[] _entries = new (byte, BidiClass?, bool)[MaxDepth + 2];
        private int _top;
        private int _overflowIsolates;
        private int _overflowEmbeddings;
        private int _validIsolates;

        public DirectionalStatus()
        {
        }

        public readonly byte Level => _entries[_top].Level;

        public readonly BidiClass? Override => _entries[_top].Override;

        /// <summary>Whether an isolate of either direction would overflow.</summary>
        public readonly bool IsFull => _overflowIsolates > 0 || _overflowEmbeddings > 0 || Level >= MaxDepth;

        /// <summary>X1.</summary>
        public void Reset(byte paragraphLevel)
        {
            _entries[0] = (paragraphLevel, null, false);
            (_top, _overflowIsolates, _overflowEmbeddings, _validIsolates) = (0, 0, 0, 0);
        }

        /// <summary>X2 to X5.</summary>
        public void Embed(BidiClass c)
        {
            var forced = c switch { BidiClass.LRO => BidiClass.L, BidiClass.RLO => BidiClass.R, _ => (BidiClass?)null };
            if (Push(c is BidiClass.RLE or BidiClass.RLO, forced, false)) return;
            if (_overflowIsolates == 0) _overflowEmbeddings++;
        }

        /// <summary>X5a to X5c.</summary>
        public void Isolate(bool rightToLeft)
        {
            if (Push(rightToLeft, null, true)) _validIsolates++;
            else _overflowIsolates++;
        }

        /// <summary>X6a.</summary>
        public void EndIsolate()
        {
            if (_overflowIsolates > 0) _overflowIsolates--;
            else if (_validIsolates > 0)
            {
                _overflowEmbeddings = 0;
                while (!_entries[_top].Isolate) _top--;
                _top--;
                _validIsolates--;
            }
        }

        /// <summary>X7.</summary>
        public void EndEmbedding()
        {
            if (_overflowIsolates > 0) return;
            if (_overflowEmbeddings > 0) _overflowEmbeddings--;
            else if (!_entries[_top].Isolate && _top > 0) _top--;
        }

        private bool Push(bool rightToLeft, BidiClass? forced, bool isolate)
        {
            var level = rightToLeft ? (Level + 1) | 1 : (Level + 2) & ~1;
            if (level > MaxDepth || _overflowIsolates > 0 || _overflowEmbeddings > 0) return false;
            _entries[++_top] = ((byte)level, forced, isolate);
            return true;
        }
    }
}
