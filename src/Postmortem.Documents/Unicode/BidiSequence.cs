namespace Postmortem.Documents.Unicode;

/// <summary>One isolating run sequence at a time: weak types (W1 to W7), brackets and neutrals (N0 to N2), implicit levels (I1, I2).</summary>
internal ref struct BidiSequence(ReadOnlySpan<char> text, Span<byte> levels, BidiClass[] original, BidiClass[] classes, byte paragraphLevel)
{
    /// <summary>How many brackets may be open (BD16).</summary>
    private const int MaxOpenBrackets = 63;

    private readonly ReadOnlySpan<char> _text = text;
    private readonly Span<byte> _levels = levels;

    // Places in the text, and the class of each as the rules change it.
    private readonly int[] _at = new int[text.Length];
    private readonly BidiClass[] _class = new BidiClass[text.Length];
    private readonly int[] _closing = new int[text.Length];
    private int _count;
    private BidiClass _sos;
    private BidiClass _eos;
    private BidiClass _embedding;

    /// <summary>Where in the text the last character of the sequence stands.</summary>
    public readonly int Last => _at[_count - 1];

    public void Clear() => _count = 0;

    public void Add(int at)
    {
        _at[_count] = at;
        _class[_count++] = classes[at];
    }

    /// <param name="before">Level of the character before the sequence, or of the paragraph.</param>
    /// <param name="after">Level of the character after the sequence, or of the paragraph.</param>
    public void Resolve(byte before, byte after)
    {
        var level = _count > 0 ? _levels[_at[0]] : paragraphLevel;
        _embedding = Direction(level);
        _sos = Direction(Math.Max(level, before));
        _eos = Direction(Math.Max(level, after));
        Marks();
        NumbersAndLetters();
        Separators();
        Terminators();
        NumbersAfterLatin();
        Brackets();
        Neutrals();
        for (var k = 0; k < _count; k++)
        {
            // I1, I2.
            var c = _class[k];
            var up = (level & 1) == 0 ? c switch { BidiClass.R => 1, BidiClass.AN or BidiClass.EN => 2, _ => 0 } : c == BidiClass.R ? 0 : 1;
            _levels[_at[k]] = (byte)(level + up);
        }
    }

    private static BidiClass Direction(int level) => (level & 1) == 0 ? BidiClass.L : BidiClass.R;

    /// <summary>W1.</summary>
    private readonly void Marks()
    {
        var last = _sos;
        for (var k = 0; k < _count; k++)
        {
            if (_class[k] == BidiClass.NSM) _class[k] = last is BidiClass.LRI or BidiClass.RLI or BidiClass.FSI or BidiClass.PDI ? BidiClass.ON : last;
            last = _class[k];
        }
    }

    /// <summary>W2, W3.</summary>
    private readonly void NumbersAndLetters()
    {
        var strong = _sos;
        for (var k = 0; k < _count; k++)
        {
            var c = _class[k];
            if (c is BidiClass.L or BidiClass.R or BidiClass.AL) strong = c;
            if (c == BidiClass.EN && strong == BidiClass.AL) _class[k] = BidiClass.AN;
            else if (c == BidiClass.AL) _class[k] = BidiClass.R;
        }
    }

    /// <summary>W4.</summary>
    private readonly void Separators()
    {
        for (var k = 1; k < _count - 1; k++)
        {
            var (before, c, after) = (_class[k - 1], _class[k], _class[k + 1]);
            if (before != after) continue;
            if ((c is BidiClass.ES or BidiClass.CS && before == BidiClass.EN) || (c == BidiClass.CS && before == BidiClass.AN)) _class[k] = before;
        }
    }

    /// <summary>W5, W6.</summary>
    private readonly void Terminators()
    {
        for (var k = 0; k < _count; k++)
        {
            if (_class[k] != BidiClass.ET) continue;
            var from = k;
            while (k < _count && _class[k] == BidiClass.ET) k++;
            var number = (from > 0 && _class[from - 1] == BidiClass.EN) || (k < _count && _class[k] == BidiClass.EN);
            _class.AsSpan(from..k).Fill(number ? BidiClass.EN : BidiClass.ON);
        }

        for (var k = 0; k < _count; k++)
            if (_class[k] is BidiClass.ES or BidiClass.CS) _class[k] = BidiClass.ON;
    }

    /// <summary>W7.</summary>
    private readonly void NumbersAfterLatin()
    {
        var strong = _sos;
        for (var k = 0; k < _count; k++)
        {
            if (_class[k] is BidiClass.L or BidiClass.R) strong = _class[k];
            else if (_class[k] == BidiClass.EN && strong == BidiClass.L) _class[k] = BidiClass.L;
        }
    }

    /// <summary>N0.</summary>
    private readonly void Brackets()
    {
        if (!Pairs()) return;
        for (var open = 0; open < _count; open++)
        {
            var close = _closing[open];
            if (close == 0) continue;
            var (same, opposite) = (false, false);
            for (var k = open + 1; k < close && !same; k++)
            {
                if (Strong(_class[k]) is not { } strong) continue;
                same |= strong == _embedding;
                opposite |= strong != _embedding;
            }

            if (same) Turn(open, close, _embedding);
            else if (opposite) Turn(open, close, Context(open) == _embedding ? _embedding : Other(_embedding));
        }
    }

    /// <summary>BD16: notes in <see cref="_closing"/> for each opening bracket the one that closes it, 0 for none.</summary>
    private readonly bool Pairs()
    {
        Span<(char Close, int At)> open = stackalloc (char, int)[MaxOpenBrackets];
        var (depth, found) = (0, false);
        Array.Clear(_closing, 0, _count);
        for (var k = 0; k < _count; k++)
        {
            if (_class[k] != BidiClass.ON) continue;
            var c = _text[_at[k]];
            var kind = CharacterData.Bracket(c);
            if (kind == BracketKind.Open)
            {
                if (depth == MaxOpenBrackets) return found;
                open[depth++] = (Canonical((char)CharacterData.Mirror(c)), k);
            }
            else if (kind == BracketKind.Close)
            {
                var at = depth - 1;
                while (at >= 0 && open[at].Close != Canonical(c)) at--;
                if (at < 0) continue;
                _closing[open[at].At] = k;
                (depth, found) = (at, true);
            }
        }

        return found;
    }

    /// <summary>The two angle brackets that Unicode holds twice are the same.</summary>
    private static char Canonical(char close) => close == '\u232A' ? '\u3009' : close;

    private readonly BidiClass Context(int open)
    {
        for (var k = open - 1; k >= 0; k--)
            if (Strong(_class[k]) is { } strong) return strong;
        return _sos;
    }

    private readonly void Turn(int open, int close, BidiClass direction)
    {
        foreach (var bracket in (ReadOnlySpan<int>)[open, close])
        {
            _class[bracket] = direction;
            // A mark that stands on a bracket goes with it.
            for (var k = bracket + 1; k < _count && original[_at[k]] == BidiClass.NSM; k++) _class[k] = direction;
        }
    }

    /// <summary>N1, N2.</summary>
    private readonly void Neutrals()
    {
        for (var k = 0; k < _count; k++)
        {
            if (Strong(_class[k]) is not null) continue;
            var from = k;
            while (k < _count && Strong(_class[k]) is null) k++;
            var before = from > 0 ? Strong(_class[from - 1])!.Value : _sos;
            var after = k < _count ? Strong(_class[k])!.Value : _eos;
            _class.AsSpan(from..k).Fill(before == after ? before : _embedding);
        }
    }

    /// <summary>Left or right as N0 to N2 see it, where numbers count as right; null for a neutral.</summary>
    private static BidiClass? Strong(BidiClass c) => c switch
    {
        BidiClass.L => BidiClass.L,
        BidiClass.R or BidiClass.EN or BidiClass.AN => BidiClass.R,
        _ => null,
    };

    private static BidiClass Other(BidiClass c) => c == BidiClass.L ? BidiClass.R : BidiClass.L;
}
