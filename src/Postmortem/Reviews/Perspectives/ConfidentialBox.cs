using System.Security.Cryptography;
using System.Text;

namespace Postmortem.Reviews.Perspectives;

/// <summary>
/// All that is written confidentially in one review, sealed as one thing of a fixed size and laid down before anybody writes. Each write
/// seals the whole anew, so that it shows neither who wrote, nor how many, nor how much, nor in what order.
/// </summary>
[Storage.Unlogged("a row in the log would say who wrote, or at least when")]
public sealed class ConfidentialBox
{
    private ConfidentialBox() { }

    internal ConfidentialBox(Guid reviewId, byte[] content)
    {
        ReviewId = reviewId;
        Put(content);
    }

    public Guid ReviewId { get; private set; }
    internal byte[] Content { get; private set; } = [];

    /// <summary>Another one with each write, for two nodes that write at once; a number would count them.</summary>
    public Guid Stamp { get; private set; }

    internal void Put(byte[] content) => (Content, Stamp) = (content, Ids.Random());
}

/// <summary>What is in a box once it is open: one sheet for each participant who wrote.</summary>
/// <param name="Salt">Makes the marks of one review nobody's marks in another.</param>
/// <param name="Sheets">The answers by the mark of their writer.</param>
internal sealed record ConfidentialSheets(string Salt, Dictionary<string, Dictionary<string, string>> Sheets)
{
    public static ConfidentialSheets Blank() => new(Convert.ToHexString(RandomNumberGenerator.GetBytes(32)), []);

    public IReadOnlyDictionary<string, string> Of(Guid personId) => Sheets.GetValueOrDefault(MarkOf(personId)) ?? PerspectiveAnswers.None;

    public void Write(Guid personId, string question, string text)
    {
        var answers = Of(personId).With(question, text);
        if (answers.Count == 0) Sheets.Remove(MarkOf(personId));
        else Sheets[MarkOf(personId)] = answers;
    }

    /// <summary>The sheets without their marks, in an order that chance makes.</summary>
    public IReadOnlyDictionary<string, string>[] Shuffled()
    {
        IReadOnlyDictionary<string, string>[] sheets = [.. Sheets.Values.Where(PerspectiveAnswers.HasWords)];
        RandomNumberGenerator.Shuffle(sheets.AsSpan());
        return sheets;
    }

    private string MarkOf(Guid personId) => Convert.ToHexString(SHA256.HashData(Encoding.ASCII.GetBytes($"{Salt} {personId:N}")));
}
