using Microsoft.EntityFrameworkCore;
using Postmortem.People;
using Postmortem.Reviews;
using Postmortem.Storage;

namespace Postmortem.Notices;

/// <summary>What a customer does with the secret link of a notice. The secret is the access check; a wrong one, an old one and a
/// revoked one look the same.</summary>
public sealed class CustomerService(Store store)
{
    /// <summary>Opens the notice. Reading leaves no trace.</summary>
    public Task<Result<CustomerPage>> OpenAsync(string secret, CancellationToken ct = default) =>
        store.ReadAnonymouslyAsync<Result<CustomerPage>>(async work =>
        {
            if (await FindAsync(work, secret) is not { } recipient) return Refusal.NotFound;
            var notice = await work.Db.Set<Notice>().SingleAsync(n => n.Id == recipient.NoticeId, work.Ct);
            var customer = await work.Db.Set<Customer>().SingleAsync(c => c.Id == recipient.CustomerId, work.Ct);
            var organisation = await work.Db.Organisations.SingleAsync(work.Ct);
            return new CustomerPage(notice, recipient, customer, organisation);
        }, ct);

    internal static readonly ReviewVerb Reply = new("recipient.reply", ReviewSlices.Notices)
    {
        Says =
        {
            [nameof(Recipient)] = v => new("answered the notice", "Answer", "Message"),
        },
    };

    /// <summary>"Yes, this answers me", or not yet, with a message if they like.</summary>
    public Task<Refusal?> ReplyAsync(string secret, Answer answer, string message, CancellationToken ct = default) =>
        store.WriteAsync(null, Reply, async work =>
            await FindAsync(work, secret) is { } recipient ? recipient.Reply(answer, message, work.Now) : Refusal.NotFound, ct);

    private static async Task<Recipient?> FindAsync(Work work, string secret)
    {
        if (secret.Length is 0 or > 100) return null;
        var hash = LinkToken.HashOf(secret);
        var recipient = await work.Db.Set<Recipient>().SingleOrDefaultAsync(r => r.TokenHash == hash, work.Ct);
        return recipient is not null && recipient.OpensAt(work.Now) ? recipient : null;
    }
}

public sealed record CustomerPage(Notice Notice, Recipient Recipient, Customer Customer, Organisation Organisation)
{
    public NoticeContent Content => NoticeContent.FromJson(Notice.ApprovedContent);
}
