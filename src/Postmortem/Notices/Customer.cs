using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Postmortem.People;
using Postmortem.Reviews;
using Postmortem.Storage;

namespace Postmortem.Notices;

/// <summary>Someone we serve, and may owe a word to.</summary>
public sealed class Customer : INamedEverywhere
{
    private Customer() { }

    public Customer(string name, string email, string language, DateTimeOffset now)
    {
        Id = Ids.Next(now);
        (Name, Email, Language) = (name, email, language);
    }

    public Guid Id { get; private set; }

    /// <summary>As they are addressed in a letter: "Ms Okafor".</summary>
    public string Name { get; private set; } = "";

    /// <summary>Empty where we have none.</summary>
    public string Email { get; private set; } = "";

    /// <summary>Two letters: the language they are written to in.</summary>
    public string Language { get; private set; } = "en";
}

/// <summary>Who may see customers: only those of notices one may see.</summary>
internal static class CustomerVisibility
{
    public static IQueryable<Customer> VisibleTo(this IQueryable<Customer> customers, PostmortemDb db, Person me)
    {
        if (me.IsManager) return customers;
        var reviews = db.Set<Review>().VisibleTo(me).Select(r => r.Id);
        var recipients = db.Set<Notice>().Where(n => reviews.Contains(n.ReviewId)).SelectMany(n => n.Recipients).Select(r => r.CustomerId);
        return customers.Where(c => recipients.Contains(c.Id));
    }
}

internal sealed class CustomerMapping : IEntityTypeConfiguration<Customer>
{
    public void Configure(EntityTypeBuilder<Customer> customer)
    {
        customer.ToTable("Customers");
        customer.Property(c => c.Name).HasMaxLength(Words.LineLimit);
        customer.Property(c => c.Email).HasMaxLength(Words.LineLimit);
        customer.Property(c => c.Language).HasMaxLength(8);
        customer.HasIndex(c => c.Name);
    }
}
