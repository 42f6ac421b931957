using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Postmortem.Storage.SqlServer.Migrations
{
    /// <inheritdoc />
    public partial class Thanks : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateTime>(
                name: "GivenAt",
                table: "Recognitions",
                type: "datetime2",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "GivenById",
                table: "Recognitions",
                type: "uniqueidentifier",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "SeenAt",
                table: "Recognitions",
                type: "datetime2",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "FactorAccounts",
                columns: table => new
                {
                    FactorId = table.Column<Guid>(type: "uniqueidentifier", nullable: false),
                    AccountId = table.Column<Guid>(type: "uniqueidentifier", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_FactorAccounts", x => new { x.FactorId, x.AccountId });
                    table.ForeignKey(
                        name: "FK_FactorAccounts_Factors_FactorId",
                        column: x => x.FactorId,
                        principalTable: "Factors",
                        principalColumn: "Id");
                });

            migrationBuilder.CreateIndex(
                name: "IX_Recognitions_GivenById",
                table: "Recognitions",
                column: "GivenById");

            migrationBuilder.AddForeignKey(
                name: "FK_Recognitions_People_GivenById",
                table: "Recognitions",
                column: "GivenById",
                principalTable: "People",
                principalColumn: "Id");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "FK_Recognitions_People_GivenById",
                table: "Recognitions");

            migrationBuilder.DropTable(
                name: "FactorAccounts");

            migrationBuilder.DropIndex(
                name: "IX_Recognitions_GivenById",
                table: "Recognitions");

            migrationBuilder.DropColumn(
                name: "GivenAt",
                table: "Recognitions");

            migrationBuilder.DropColumn(
                name: "GivenById",
                table: "Recognitions");

            migrationBuilder.DropColumn(
                name: "SeenAt",
                table: "Recognitions");
        }
    }
}
