namespace Postmortem.Documents.Templates;

/// <summary>Finds the name a person may have meant.</summary>
public static class Spelling
{
    /// <summary>The known name with the fewest letters to change, or none where that would change more than half of it.</summary>
    public static string? Nearest(string name, IEnumerable<string> known) => known
        .Select(k => (Name: k, Distance: Distance(name, k)))
        .Where(k => k.Distance <= Math.Max(name.Length, k.Name.Length) / 2)
        .OrderBy(k => k.Distance).ThenBy(k => k.Name, StringComparer.Ordinal)
        .Select(k => k.Name).FirstOrDefault();

    /// <summary>Levenshtein's distance: letters to put in, take out or change.</summary>
    private static int Distance(string a, string b)
    {
        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var (corner, _) = (row[0], row[0] = i);
            for (var j = 1; j <= b.Length; j++)
            {
                var cost = Math.Min(Math.Min(row[j] + 1, row[j - 1] + 1), corner + (a[i - 1] == b[j - 1] ? 0 : 1));
                (corner, row[j]) = (row[j], cost);
            }
        }

        return row[b.Length];
    }
}
