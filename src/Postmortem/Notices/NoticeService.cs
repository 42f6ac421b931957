using Microsoft.EntityFrameworkCore;
using Postmortem.People;
using Postmortem.Reviews;
using Postmortem.Storage;

namespace Postmortem.Notices;

/// <summary>Composing, approving and sending what customers receive. What they do themselves stands in <see cref="CustomerService"/>.</summary>
public sealed class NoticeService(Store store, ReviewSnapshots reviews, PeopleCache people)
{
    private static readonly ReviewVerb Compose = new("notice.compose", ReviewSlices.Notices)
    {
        Says =
        {
            [nameof(Notice)] = v => new("began a notice to customers"),
        },
    };

    /// <returns>The notice's number.</returns>
    public Task<Result<int>> ComposeAsync(Actor actor, int reviewNumber, NoticeKind kind, string language, NoticeText text, CancellationToken ct = default) =>
        store.WriteAsync<int>(actor, Compose, async work =>
        {
            if (await work.ReviewAsync(reviewNumber) is not { } review) return Refusal.NotFound;
            text = text.Cleaned();
            if ((text.Check() ?? Belongs(review, text)) is { } refusal) return refusal;
            if (language is not ("en" or "fr")) return new Refusal("We write notices in English and in French. Choose one of the two.");
            var number = (await work.Db.Set<Notice>().MaxAsync(n => (int?)n.Number, work.Ct) ?? 0) + 1;
            review.AddNotice(new Notice(review, number, kind, language, text, work.Now));
            return number;
        }, ct);

    /// <summary>A first word to customers, drafted from what Pause knows so far. The draft that is there already is answered instead.</summary>
    /// <returns>The notice's number.</returns>
    public Task<Result<int>> AcknowledgeAsync(Actor actor, int reviewNumber, string language, CancellationToken ct = default) =>
        store.WriteAsync<int>(actor, Compose, async work =>
        {
            if (await work.ReviewAsync(reviewNumber) is not { } review) return Refusal.NotFound;
            if (review.Notices.FirstOrDefault(n => n is { Kind: NoticeKind.Acknowledgement, State: not NoticeState.Sent }) is { } begun) return begun.Number;
            if (review.IsClosed) return new Refusal("This review is closed. Compose a notice that says what is different now.", RefusalKind.Conflict);
            var organisation = await work.Db.Organisations.SingleAsync(work.Ct);
            var number = (await work.Db.Set<Notice>().MaxAsync(n => (int?)n.Number, work.Ct) ?? 0) + 1;
            review.AddNotice(new Notice(review, number, NoticeKind.Acknowledgement, language == "fr" ? "fr" : "en",
                Acknowledgement.For(review, organisation, language), work.Now));
            return number;
        }, ct);

    private static readonly ReviewVerb Write = new("notice.write", ReviewSlices.Notices)
    {
        Says =
        {
            [nameof(Notice)] = v => new("wrote on the notice to customers"),
        },
    };

    /// <param name="seen">The notice's version when the form was opened.</param>
    public Task<Refusal?> WriteAsync(Actor actor, int number, long seen, NoticeText text, CancellationToken ct = default) =>
        ChangeAsync(actor, number, Write, (_, review, notice) =>
            notice.Version != seen
                ? new Refusal("Someone else changed this notice meanwhile. Your text is still here: look at what is stored now and save again.",
                    RefusalKind.Conflict)
                : Belongs(review, text) ?? notice.Write(text), ct);

    private static readonly ReviewVerb AddRecipient = new("notice.add-recipient", ReviewSlices.Notices)
    {
        Says =
        {
            [nameof(Recipient)] = v => new("added a recipient to the notice"),
        },
    };

    public Task<Refusal?> AddRecipientAsync(Actor actor, int number, Guid customerId, CancellationToken ct = default) =>
        ChangeAsync(actor, number, AddRecipient, async (work, _, notice) =>
            await work.Db.Set<Customer>().VisibleTo(work.Db, work.Me).SingleOrDefaultAsync(c => c.Id == customerId, work.Ct) is { } customer
                ? notice.AddRecipient(customer, work.Now) : Refusal.NotFound, ct);

    /// <summary>Adds someone who is not on the list of customers yet, and makes them a recipient.</summary>
    public Task<Refusal?> AddNewRecipientAsync(Actor actor, int number, string name, string email, CancellationToken ct = default) =>
        ChangeAsync(actor, number, AddRecipient, (work, _, notice) =>
        {
            (name, email) = (Words.Name(name), Words.Clean(email));
            if (Words.RequireLine(name, "The customer’s name").At(nameof(Customer.Name)) is { } refusal) return refusal;
            if (email.Length > 0 && (email.Length > Words.LineLimit || !email.Contains('@')))
                return new Refusal("That is not an email address. Leave it empty if you have none.") { Field = nameof(Customer.Email) };
            var customer = new Customer(name, email, notice.Language, work.Now);
            work.Db.Add(customer);
            return notice.AddRecipient(customer, work.Now);
        }, ct);

    private static readonly ReviewVerb RemoveRecipient = new("notice.remove-recipient", ReviewSlices.Notices)
    {
        Says =
        {
            [nameof(Recipient)] = v => new("removed a recipient from the notice"),
        },
    };

    public Task<Refusal?> RemoveRecipientAsync(Actor actor, int number, Guid recipientId, CancellationToken ct = default) =>
        ChangeAsync(actor, number, RemoveRecipient, (_, _, notice) => notice.RemoveRecipient(recipientId), ct);

    private static readonly ReviewVerb Approve = new("notice.approve", ReviewSlices.Notices)
    {
        Says =
        {
            [nameof(Notice)] = v => new("approved the notice to customers"),
        },
    };

    /// <summary>Fixes the words: what is approved is what is sent.</summary>
    public Task<Refusal?> ApproveAsync(Actor actor, int number, CancellationToken ct = default) =>
        ChangeAsync(actor, number, Approve, async (work, review, notice) =>
        {
            var organisation = await work.Db.Organisations.SingleAsync(work.Ct);
            return notice.Approve(work.Me, NoticeContent.Of(review, notice.Text, organisation).ToJson(), work.Now);
        }, ct);

    private static readonly ReviewVerb TakeApprovalBack = new("notice.take-approval-back", ReviewSlices.Notices)
    {
        Says =
        {
            [nameof(Notice)] = v => new("took back the approval of the notice"),
        },
    };

    public Task<Refusal?> TakeApprovalBackAsync(Actor actor, int number, CancellationToken ct = default) =>
        ChangeAsync(actor, number, TakeApprovalBack, (work, _, notice) => notice.TakeApprovalBack(work.Me), ct);

    private static readonly ReviewVerb Discard = new("notice.discard", ReviewSlices.Notices)
    {
        Says =
        {
            [nameof(Notice)] = v => new("threw a draft notice away"),
        },
    };

    /// <summary>Throws a draft away. What was approved or sent stays.</summary>
    public Task<Refusal?> DiscardAsync(Actor actor, int number, CancellationToken ct = default) =>
        ChangeAsync(actor, number, Discard, (_, review, notice) =>
        {
            if (notice.State != NoticeState.Draft)
                return new Refusal("Only a draft can be thrown away. This notice was approved already.", RefusalKind.Conflict);
            review.DiscardNotice(notice);
            return null;
        }, ct);

    private static readonly ReviewVerb Send = new("notice.send", ReviewSlices.Notices)
    {
        Says =
        {
            [nameof(Notice)] = v => new("sent the notice to customers"),
        },
    };

    /// <summary>Sends it: makes a secret link for each recipient.</summary>
    /// <returns>The links' secrets by recipient. They are stored hashed and cannot be read again; a new link can be made.</returns>
    public Task<Result<IReadOnlyDictionary<Guid, string>>> SendAsync(Actor actor, int number, CancellationToken ct = default) =>
        store.WriteAsync<IReadOnlyDictionary<Guid, string>>(actor, Send, async work =>
        {
            if (await OneAsync(work, number) is not var (review, notice)) return Refusal.NotFound;
            Dictionary<Guid, string> secrets = [];
            var refusal = notice.Send(work.Me, recipient =>
            {
                var token = LinkToken.New();
                secrets[recipient.Id] = token.Secret;
                return token.Hash;
            }, work.Now);
            if (refusal is not null) return refusal;
            // "We know, and we are sorry" is owed early; that something is different now is owed as well.
            if (notice.Kind != NoticeKind.Acknowledgement) review.CustomersWereTold(work.Now);
            return secrets;
        }, ct);

    private static readonly ReviewVerb RenewLink = new("notice.renew-link", ReviewSlices.Notices)
    {
        Says =
        {
            [nameof(Recipient)] = v => new("gave a customer a new link to the notice"),
        },
    };

    /// <summary>Makes a fresh link; the one before it stops working at once.</summary>
    /// <returns>The link's secret.</returns>
    public Task<Result<string>> RenewLinkAsync(Actor actor, int number, Guid recipientId, CancellationToken ct = default) =>
        store.WriteAsync<string>(actor, RenewLink, async work =>
        {
            if (await OneAsync(work, number) is not var (_, notice)) return Refusal.NotFound;
            if (notice.Recipients.FirstOrDefault(r => r.Id == recipientId) is not { } recipient) return Refusal.NotFound;
            if (!work.Me.IsManager) return Refusal.NotYours("Only a manager makes a new link.");
            if (notice.State != NoticeState.Sent) return new Refusal("This notice was not sent yet.", RefusalKind.Conflict);
            var token = LinkToken.New();
            recipient.Link(token.Hash, work.Now);
            return token.Secret;
        }, ct);

    private static readonly ReviewVerb RevokeLink = new("notice.revoke-link", ReviewSlices.Notices)
    {
        Says =
        {
            [nameof(Recipient)] = v => new("closed a customer’s link to the notice"),
        },
    };

    /// <summary>The link stops working at once.</summary>
    public Task<Refusal?> RevokeLinkAsync(Actor actor, int number, Guid recipientId, CancellationToken ct = default) =>
        ChangeAsync(actor, number, RevokeLink, (work, _, notice) =>
        {
            if (notice.Recipients.FirstOrDefault(r => r.Id == recipientId) is not { } recipient) return Refusal.NotFound;
            if (!work.Me.IsManager) return Refusal.NotYours("Only a manager takes a link back.");
            recipient.Revoke(work.Now);
            return null;
        }, ct);

    public Task<Result<NoticePage>> OpenAsync(Actor actor, int number, CancellationToken ct = default) =>
        store.ReadRecentAsync<NoticePage>(actor, number, async work =>
        {
            if (await reviews.OfAsync(work, r => r.Notices.Any(n => n.Number == number)) is not { Review: var review }) return Refusal.NotFound;
            var customers = await work.Db.Set<Customer>().VisibleTo(work.Db, work.Me).OrderBy(c => c.Name).ToListAsync(work.Ct);
            var organisation = await work.Db.Organisations.SingleAsync(work.Ct);
            return new NoticePage(review.Notices.Single(n => n.Number == number), review, customers, await people.EveryoneAsync(), work.Me, organisation);
        }, ct);

    /// <summary>Every notice this person may see, newest first.</summary>
    public Task<Result<ListPage<NoticeRow>>> ListAsync(Actor actor, int page, CancellationToken ct = default) =>
        store.ReadRecentAsync<ListPage<NoticeRow>>(actor, page, async work =>
        {
            var rows = from notice in work.Db.Set<Notice>()
                       join review in work.Db.Set<Review>().VisibleTo(work.Me) on notice.ReviewId equals review.Id
                       orderby notice.Number descending
                       select new NoticeRow(notice.Number, notice.Title, notice.Kind, notice.State, notice.Language, review.Number, review.Title, notice.SentAt,
                           notice.Recipients.Count(), notice.Recipients.Count(r => r.Answer == Answer.Yes),
                               notice.Recipients.Count(r => r.Answer == Answer.NotYet));
            return await ListPage<NoticeRow>.OfAsync(rows, page, work.Ct);
        }, ct);

    private Task<Refusal?> ChangeAsync(Actor actor, int number, ReviewVerb verb, Func<Work, Review, Notice, Refusal?> change, CancellationToken ct) =>
        ChangeAsync(actor, number, verb, (work, review, notice) => Task.FromResult(change(work, review, notice)), ct);

    private Task<Refusal?> ChangeAsync(Actor actor, int number, ReviewVerb verb, Func<Work, Review, Notice, Task<Refusal?>> change, CancellationToken ct) =>
        store.WriteAsync(actor, verb, async work =>
            await OneAsync(work, number) is var (review, notice) ? await change(work, review, notice) : Refusal.NotFound, ct);

    private static async Task<(Review Review, Notice Notice)?> OneAsync(Work work, int number)
    {
        var reviewId = await work.Db.Set<Notice>().Where(n => n.Number == number).Select(n => (Guid?)n.ReviewId).SingleOrDefaultAsync(work.Ct);
        return reviewId is { } id && await work.ReviewAsync(id, ReviewSlices.All) is { } review
            ? (review, review.Notices.Single(n => n.Number == number)) : null;
    }

    /// <summary>Whether every fact and every action it names is one of this review.</summary>
    private static Refusal? Belongs(Review review, NoticeText text) =>
        text.FactIds.All(id => review.Facts.Any(f => f.Id == id)) && text.Promises.All(p => review.Actions.Any(a => a.Id == p.ActionId))
            ? null : Refusal.NotFound;
}
