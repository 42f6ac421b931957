using Postmortem.People;
using Postmortem.Reviews.Factors;

namespace Postmortem.Reviews;

public sealed partial class Review
{
    /// <summary>Why one single factor is enough, where there is only one.</summary>
    public string SingleFactorReason { get; private set; } = "";

    /// <summary>Why nothing limited the harm, where that is the answer.</summary>
    public string NoMitigatorsReason { get; private set; } = "";

    public IReadOnlyList<ContributingFactor> Factors =>
        [.. FactorRows.Where(f => f.RemovedAt is null).OrderBy(f => f.Position).ThenBy(f => f.Id)];
    public IReadOnlyList<Mitigator> Mitigators => [.. MitigatorRows.Where(m => m.RemovedAt is null).OrderBy(m => m.Id)];
    public IReadOnlyList<Recognition> Recognitions => [.. RecognitionRows.Where(r => r.RemovedAt is null).OrderBy(r => r.Id)];

    /// <summary>The factors as a tree, parents before their children, each with its depth from 0.</summary>
    public IReadOnlyList<(ContributingFactor Factor, int Depth)> FactorTree()
    {
        var below = Factors.ToLookup(f => f.ParentId);
        List<(ContributingFactor, int)> rows = [];
        Stack<(ContributingFactor, int)> open = new(below[null].Reverse().Select(f => (f, 0)));
        while (open.TryPop(out var row))
        {
            rows.Add(row);
            foreach (var child in below[row.Item1.Id].Reverse()) open.Push((child, row.Item2 + 1));
        }
        return rows;
    }

    public Refusal? AddFactor(FactorText text, Guid? parentId, DateTimeOffset now, out ContributingFactor? added)
    {
        added = null;
        text = OfHere(text.Cleaned());
        if (text.Check() is { } refusal) return refusal;
        if (parentId is not null && Factors.All(f => f.Id != parentId)) return Refusal.NotFound;
        var position = FactorRows.Count == 0 ? 0 : FactorRows.Max(f => f.Position) + 1;
        var factor = added = new ContributingFactor(Id, text, parentId, position, now);
        return Edit(() => FactorRows.Add(factor), Stage.Analyze);
    }

    public Refusal? EditFactor(Guid factorId, FactorText text)
    {
        if (Factor(factorId) is not { } factor) return Refusal.NotFound;
        text = OfHere(text.Cleaned());
        return text.Check() ?? Edit(() => factor.Take(text), Stage.Analyze);
    }

    /// <summary>Without entries and files of another review, and of ones that are gone.</summary>
    private FactorText OfHere(FactorText text) => text with
    {
        EntryIds = [.. text.EntryIds.Where(id => EntryRow(id) is not null).Distinct()],
        AccountIds = [.. text.AccountIds.Distinct()],
        AttachmentIds = [.. text.AttachmentIds.Where(id => Attachments.Any(a => a.Id == id)).Distinct()],
    };

    /// <summary>Puts a factor under another ("why was that possible?"), or at the top where <paramref name="parentId"/> is null.</summary>
    /// <param name="beforeId">The factor there that it comes to stand before; null puts it after all of them.</param>
    public Refusal? MoveFactor(Guid factorId, Guid? parentId, Guid? beforeId = null)
    {
        if (Factor(factorId) is not { } factor) return Refusal.NotFound;
        if (parentId is not null && Factor(parentId.Value) is null) return Refusal.NotFound;
        for (var up = parentId; up is not null; up = Factor(up.Value)?.ParentId)
            if (up == factorId) return new Refusal("A factor cannot stand beneath itself. Move the lower one up first.");
        var siblings = Factors.Where(f => f.ParentId == parentId && f.Id != factorId).ToList();
        var place = beforeId is null ? siblings.Count : siblings.FindIndex(f => f.Id == beforeId);
        if (place < 0)
            return new Refusal("The tree has changed meanwhile: what this was put before stands elsewhere now. Look at it, and move it again.",
                RefusalKind.Conflict);
        return Edit(() => Place(factor, parentId, siblings, place), Stage.Analyze);
    }

    /// <summary>Gives it a position between its new neighbours; later ones make room where there is none.</summary>
    private static void Place(ContributingFactor factor, Guid? parentId, List<ContributingFactor> siblings, int place)
    {
        var position = place > 0 ? siblings[place - 1].Position + 1 : siblings.Count > 0 ? siblings[0].Position - 1 : factor.Position;
        // It stays as it is where it stands between them already: a move that moves nothing is no change.
        var stays = factor.ParentId == parentId && factor.Position >= position && (place == siblings.Count || factor.Position < siblings[place].Position);
        factor.MoveTo(parentId, stays || (place == 0 && siblings.Count == 0) ? factor.Position : position);
        var last = factor.Position;
        foreach (var later in siblings.Skip(place).TakeWhile(f => f.Position <= last)) later.MoveTo(parentId, ++last);
    }

    /// <summary>Takes a factor away, or puts it back where <paramref name="removedAt"/> is null.</summary>
    public Refusal? RemoveFactor(Guid factorId, DateTimeOffset? removedAt)
    {
        if (FactorRows.Find(f => f.Id == factorId) is not { } factor) return Refusal.NotFound;
        if (removedAt is not null && Factors.Any(f => f.ParentId == factorId))
            return new Refusal("Other factors stand beneath this one. Move or remove them first.");
        if (removedAt is not null && Actions.Any(a => a.Addresses(factorId)))
            return new Refusal("A corrective action addresses this factor. Take the action off it first.");
        return Edit(() => factor.RemovedAt = removedAt, Stage.Analyze);
    }

    public Refusal? ExplainSingleFactor(string reason)
    {
        reason = Words.Clean(reason);
        return Words.LimitText(reason, "The reason") ?? Edit(() => SingleFactorReason = reason, Stage.Analyze);
    }

    public Refusal? AddMitigator(string text, bool wasLuck, DateTimeOffset now, out Mitigator? added)
    {
        added = null;
        text = Words.Clean(text);
        if (Words.RequireText(text, "What limited the harm").At(nameof(Mitigator.Text)) is { } refusal) return refusal;
        var mitigator = added = new Mitigator(Id, text, wasLuck, now);
        return Edit(() =>
        {
            MitigatorRows.Add(mitigator);
            NoMitigatorsReason = "";
        }, Stage.Analyze);
    }

    public Refusal? RemoveMitigator(Guid mitigatorId, DateTimeOffset? removedAt)
    {
        if (MitigatorRows.Find(m => m.Id == mitigatorId) is not { } mitigator) return Refusal.NotFound;
        return Edit(() => mitigator.RemovedAt = removedAt, Stage.Analyze);
    }

    public Refusal? AnswerNoMitigators(string reason)
    {
        reason = Words.Clean(reason);
        return Words.LimitText(reason, "The reason") ?? Edit(() => NoMitigatorsReason = reason, Stage.Analyze);
    }

    /// <param name="person">The person thanked, where they have an account.</param>
    /// <param name="who">A person or team in words, where they have none.</param>
    public Refusal? Recognise(Person? person, string who, string text, Person by, DateTimeOffset now, out Recognition? added)
    {
        added = null;
        (who, text) = (person?.Name ?? Words.Clean(who), Words.Clean(text));
        if ((Words.RequireLine(who, "Whom we thank").At(nameof(Recognition.Who)) ?? Words.RequireText(text, "What we thank them for")
            .At(nameof(Recognition.Text))) is { } refusal) return refusal;
        var recognition = added = new Recognition(Id, person?.Id, who, text, by, now);
        return Edit(() => RecognitionRows.Add(recognition));
    }

    public Refusal? RemoveRecognition(Guid recognitionId, DateTimeOffset? removedAt)
    {
        if (RecognitionRows.Find(r => r.Id == recognitionId) is not { } recognition) return Refusal.NotFound;
        return Edit(() => recognition.RemovedAt = removedAt);
    }

    private ContributingFactor? Factor(Guid id) => FactorRows.Find(f => f.Id == id && f.RemovedAt is null);
}
