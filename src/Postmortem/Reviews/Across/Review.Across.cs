using Postmortem.Actions;
using Postmortem.People;
using Postmortem.Reviews.Across;

namespace Postmortem.Reviews;

public sealed partial class Review
{
    /// <summary>What other teams were asked, oldest first; without what was taken back.</summary>
    public IReadOnlyList<AcrossQuestion> Across => [.. AcrossRows.Where(q => q.TakenBackAt is null).OrderBy(q => q.Id)];

    /// <summary>Actions of other teams that answered "same here". They are theirs: no gate and no signature of this review waits for them.</summary>
    public IReadOnlyList<CorrectiveAction> AcrossActions => [.. ActionRows.Where(a => a.FromQuestionId is not null).OrderBy(a => a.Number)];

    /// <summary>Asks another team whether the same could happen with it. Also after closing; it is no edit, so a signature stands.</summary>
    public Refusal? Ask(AcrossText text, Person by, DateTimeOffset now, out AcrossQuestion? asked)
    {
        asked = null;
        text = text.Cleaned();
        if (text.Check() is { } refusal) return refusal;
        if (Stage < Stage.Analyze) return new Refusal("First it is found out what made it possible; then other teams are asked.", RefusalKind.Conflict);
        if ((text.FactorId is { } factor && Factor(factor) is null) || (text.ActionId is { } action && Actions.All(a => a.Id != action)))
            return Refusal.NotFound;
        if (Across.Any(q => q.IsOpen && q.AskedId == text.AskedId && q.FactorId == text.FactorId && q.AboutActionId == text.ActionId))
            return new Refusal("This person was asked the same already and has not answered yet.", RefusalKind.Conflict);
        AcrossRows.Add(asked = new AcrossQuestion(Id, text, by.Id, now));
        Version++;
        return null;
    }

    public Refusal? RemindOfQuestion(Guid questionId, Func<DateTimeOffset, DateOnly> dayOf, DateTimeOffset now) =>
        AcrossRows.Find(q => q.Id == questionId) is { } question ? question.Remind(now, dayOf) : Refusal.NotFound;

    public Refusal? TakeQuestionBack(Guid questionId, DateTimeOffset now) =>
        AcrossRows.Find(q => q.Id == questionId) is { } question ? question.TakeBack(now) : Refusal.NotFound;
}
