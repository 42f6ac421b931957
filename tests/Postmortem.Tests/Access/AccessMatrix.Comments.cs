using Postmortem.Reviews.Comments;
using static Postmortem.Tests.Access.Outcome;
using static Postmortem.Tests.Access.Standing;

namespace Postmortem.Tests.Access;

public static partial class AccessMatrix
{
    private static readonly CommentText Said = new("Is this the right log?");

    private static IEnumerable<AccessRow> Comments()
    {
        foreach (var place in new Func<AccessCase, CommentPlace>[]
        {
            _ => new(CommentAbout.Review), it => new(CommentAbout.Quote, it.Quote), it =>
                new(CommentAbout.JourneyStep, it.Step), it => new(CommentAbout.TimelineEntry, it.Entry),
            it => new(CommentAbout.Factor, it.Factor), it => new(CommentAbout.Mitigator, it.Mitigator), it => new(CommentAbout.Recognition, it.Recognition),
            it => new(CommentAbout.Action, it.ActionId), it => new(CommentAbout.SessionItem, it.Discussion),
        })
            yield return Members<CommentService>("CommentAsync", Fixing, (s, it, me) => Of(s.CommentAsync(me, it.Review, place(it), Said)));
        yield return Row<CommentService>("CommentAsync", Fixing, Done, NotFound, Done, Done, async (bed, s, it, me) =>
        {
            var account = (await bed.Perspectives.AccountsAsync(bed.Manager, it.Review)).Value.Revealed.First(a => a.AuthorId is null);
            return (await s.CommentAsync(me, it.Review, new(CommentAbout.Perspective, account.Id), Said)).Refusal;
        });
        // Nothing is revealed there yet, and nobody reads a sealed perspective.
        yield return Row<CommentService>("CommentAsync", Pausing, Refused, NotFound, Refused, Refused, (_, s, it, me) =>
            Of(s.CommentAsync(me, it.Review, new(CommentAbout.SessionAnswer, it.Alone), Said)));
        yield return Row<CommentService>("CommentAsync", Pausing, Refused, NotFound, Refused, Refused, async (bed, s, it, me) =>
            (await s.CommentAsync(me, it.Review, new(CommentAbout.Perspective,
                (await bed.Reviews.OpenAsync(bed.Manager, it.Review)).Value.Review.Perspectives[0].Id), Said)).Refusal);
        yield return Row<CommentService>("CommentAsync", Closed, Refused, NotFound, Refused, Refused, (_, s, it, me) =>
            Of(s.CommentAsync(me, it.Review, new(CommentAbout.Review), Said)));
        yield return OnMias("EditCommentAsync", Refused, (s, it, me, comment, _) =>
            s.EditCommentAsync(me, it.Review, comment, new CommentText("Is this the right one?")));
        yield return OnMias("TakeCommentBackAsync", Refused, (s, it, me, comment, _) => s.TakeCommentBackAsync(me, it.Review, comment));
        yield return OnMias("RestoreCommentAsync", Refused, (s, it, me, comment, _) => s.RestoreCommentAsync(me, it.Review, comment));
        yield return OnMias("ResolveThreadAsync", Done, (s, it, me, _, thread) => s.ResolveThreadAsync(me, it.Review, thread));
        yield return OnMias("ReopenThreadAsync", Done, (s, it, me, _, thread) => s.ReopenThreadAsync(me, it.Review, thread));
        // Whom it names.
        yield return Row<CommentService>("ReadCommentAsync", Pausing, Done, NotFound, NotFound, NotFound, async (bed, s, it, me) =>
            await s.CommentAsync(bed.Manager, it.Review, new(CommentAbout.Review), new CommentText("@Mia Member, is it?")) is { Ok: true } said
                ? await s.ReadCommentAsync(me, said.Value) : Refusal.NotFound);
    }

    /// <summary>On a comment of the member who takes part.</summary>
    private static AccessRow OnMias(string verb, Outcome managers, Func<CommentService, AccessCase, Actor, Guid, Guid, Task<Refusal?>> run) =>
        Row<CommentService>(verb, Pausing, Done, NotFound, managers, managers, async (bed, s, it, me) =>
        {
            // an earlier verb took the member off
            if (await s.CommentAsync(bed.Member, it.Review, new(CommentAbout.Review), Said) is not { Ok: true, Value: var comment }) return Refusal.NotFound;
            var thread = (await bed.Reviews.OpenAsync(bed.Manager, it.Review)).Value.Review.Threads.Single(t => t.Comments.Any(c => c.Id == comment)).Id;
            return await run(s, it, me, comment, thread);
        });
}
