using System.Collections.Concurrent;
using Postmortem.Actions;

namespace Postmortem.Wording;

/// <summary>The wording guides of one folder, one file a language. An edited file counts from the next text on.</summary>
public sealed class WordingGuides(string folder)
{
    /// <summary>What is read of a text to tell its language.</summary>
    private const int HeadLength = 5000;

    private readonly ConcurrentDictionary<string, (WordingGuide Guide, (DateTime, long) Stamp)> _read = new();

    /// <exception cref="WordingException">One of the files cannot be read.</exception>
    public IReadOnlyList<WordingGuide> All() =>
        !Directory.Exists(folder) ? [] : [.. new DirectoryInfo(folder).EnumerateFiles("*.yaml").OrderBy(f => f.Name, StringComparer.Ordinal).Select(Read)];

    /// <summary>The guide of a language by its two letters; null where there is none.</summary>
    /// <exception cref="WordingException">One of the files cannot be read.</exception>
    public WordingGuide? For(string language) => All().FirstOrDefault(g => g.Name.Equals(language, StringComparison.OrdinalIgnoreCase));

    /// <summary>The guide of the language a text is most likely in; null where there is no guide.</summary>
    /// <exception cref="WordingException">One of the files cannot be read.</exception>
    public WordingGuide? Of(string text)
    {
        var head = text.Length > HeadLength ? text[..HeadLength] : text;
        var words = WordTokens.Cut(head, new bool[head.Length], new HashSet<string> { "l", "d", "n", "s", "j", "c", "qu" }).ConvertAll(t => t.Word);
        return All().MaxBy(g => g.Frequent(words));
    }

    /// <summary>Hints on a text in its own language. None where a guide cannot be read: whoever writes is not the one who can mend it.</summary>
    public IReadOnlyList<WordingHint> Check(string text, WordingKind kind)
    {
        try
        {
            return Of(text)?.Check(text, kind) ?? [];
        }
        catch (Exception e) when (e is WordingException or IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    /// <summary>Whether a text names a person, or tells what one did, in its own language. No where no guide can be read.</summary>
    public bool TellsAnAct(string text)
    {
        try
        {
            return Of(text)?.TellsAnAct(text) ?? false;
        }
        catch (Exception e) when (e is WordingException or IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    /// <summary>How strong an action seems from its words; null where they do not say, or no guide can be read.</summary>
    public Strength? GuessStrength(string action)
    {
        try
        {
            return Of(action)?.GuessStrength(action);
        }
        catch (Exception e) when (e is WordingException or IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private WordingGuide Read(FileInfo file)
    {
        var stamp = (file.LastWriteTimeUtc, file.Length);
        if (_read.TryGetValue(file.FullName, out var known) && known.Stamp == stamp) return known.Guide;
        var guide = WordingGuide.Parse(Path.GetFileNameWithoutExtension(file.Name), File.ReadAllText(file.FullName));
        _read[file.FullName] = (guide, stamp);
        return guide;
    }
}
