namespace Postmortem.People;

/// <summary>
/// How many bits somebody needs who tries what people choose: common passwords and words by how common they are, keys that lie beside
/// one another, runs, repetitions, years. The cheapest way to put a password together out of these counts.
/// </summary>
internal static class PasswordGuess
{
    private const double Letter = 4.7, Digit = 3.3, Other = 5, Separator = 1, Step = 0.2, Turn = 2, Again = 1.5, Run = 5, Year = 6;

    private const string Shifted = "!@#$%^&*()";

    private static readonly string[] Keyboards =
    [
        "1234567890-=", "qwertyuiop[]", "asdfghjkl;'", "zxcvbnm,./", "",
        "&é\"'(-è_çà)=", "azertyuiop^$", "qsdfghjklmù", "wxcvbn,;:!", "",
        "1234567890ß", "qwertzuiopü", "asdfghjklöä", "yxcvbnm,.-", "",
    ];

    private static readonly Dictionary<(char, char), int> Neighbours = FindNeighbours();

    /// <param name="own">What is known of its owner: it is tried first.</param>
    public static double Bits(string password, IEnumerable<string> own)
    {
        var typed = password.ToLowerInvariant();
        HashSet<string> first = [.. own.Where(o => o.Length > 2)];
        string[] ways = [typed, string.Concat(typed.Where(char.IsLetterOrDigit)), string.Concat(typed.Select(Unshifted))];
        return ways.Min(way => Cheapest(way, first));
    }

    private static double Cheapest(string typed, HashSet<string> first)
    {
        var plain = string.Concat(typed.Select(Unmasked));
        var best = new double[typed.Length + 1];
        for (var end = 1; end <= typed.Length; end++)
        {
            best[end] = best[end - 1] + Alone(typed, end - 1);
            for (var start = Math.Max(0, end - 40); start < end; start++)
                if (Together(typed, plain, start, end, first) is { } bits && best[start] + bits < best[end]) best[end] = best[start] + bits;
        }
        return best[^1];
    }

    private static double Alone(string typed, int at) =>
        char.IsLetter(typed[at]) ? Letter : char.IsDigit(typed[at]) ? Digit : typed[at] is ' ' or '-' or '_' or '.' ? Separator : Other;

    /// <summary>Null where these characters are nothing that is tried as a whole.</summary>
    private static double? Together(string typed, string plain, int start, int end, HashSet<string> first)
    {
        var (part, length) = (typed[start..end], end - start);
        if (length <= start && typed.AsSpan(start - length, length).SequenceEqual(part)) return Again;
        if (length < 3) return null;
        if (first.Contains(part) || first.Contains(plain[start..end])) return 1;
        double? bits = IsRun(part) ? Run : Walk(part);
        if (length == 4 && int.TryParse(part, out var year) && year is > 1899 and < 2100) bits = Math.Min(bits ?? Year, Year);
        if (length > CommonPasswords.LongestEntry) return bits;
        if (CommonPasswords.RankOf(part) is { } rank) bits = Math.Min(bits ?? double.MaxValue, Math.Log2(rank) + 1);
        if (CommonPasswords.RankOf(plain.AsSpan(start, length)) is { } masked) bits = Math.Min(bits ?? double.MaxValue, Math.Log2(masked) + 2);
        return bits;
    }

    private static bool IsRun(string part)
    {
        var step = part[1] - part[0];
        return step is 1 or -1 && Enumerable.Range(1, part.Length - 1).All(i => part[i] - part[i - 1] == step);
    }

    /// <summary>What it costs to say where on the keyboard one begins and where one turns; null where one jumps.</summary>
    private static double? Walk(string part)
    {
        var (bits, before) = (Letter, -1);
        for (var i = 1; i < part.Length; i++)
        {
            if (!Neighbours.TryGetValue((part[i - 1], part[i]), out var direction)) return null;
            bits += direction == before ? Step : i == 1 ? 1 : Turn;
            before = direction;
        }
        return bits;
    }

    private static Dictionary<(char, char), int> FindNeighbours()
    {
        Dictionary<(char, char), int> found = [];
        (int Row, int Column)[] beside = [(0, 1), (0, -1), (1, 0), (-1, 0), (1, -1), (-1, 1)];
        for (var row = 0; row < Keyboards.Length; row++)
            for (var column = 0; column < Keyboards[row].Length; column++)
                for (var direction = 0; direction < beside.Length; direction++)
                {
                    var (r, c) = (row + beside[direction].Row, column + beside[direction].Column);
                    if (r >= 0 && r < Keyboards.Length && c >= 0 && c < Keyboards[r].Length)
                        found.TryAdd((Keyboards[row][column], Keyboards[r][c]), direction);
                }
        return found;
    }

    /// <summary>The digit on whose key a sign stands: keys are walked along with and without the shift key.</summary>
    private static char Unshifted(char sign) => Shifted.IndexOf(sign) is >= 0 and var at ? "1234567890"[at] : sign;

    /// <summary>The letter that a digit or a sign stands for.</summary>
    private static char Unmasked(char sign) => sign switch
    {
        '0' => 'o',
        '1' or '!' or '|' => 'i',
        '3' or '€' => 'e',
        '4' or '@' => 'a',
        '5' or '$' => 's',
        '7' or '+' => 't',
        '8' => 'b',
        '9' => 'g',
        _ => sign,
    };
}
